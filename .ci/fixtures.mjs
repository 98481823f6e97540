// Serves Octokit's recorded answers on 127.0.0.1 and a free port. Its own program would listen on
// every address of the machine.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(resolve(process.argv[2], "package.json"));
const load = async (name) => (await import(pathToFileURL(require.resolve(name)))).default;
const express = await load("express");
const fixtures = await load("@octokit/fixtures-server");

const app = express();
const server = app.listen(0, "127.0.0.1", () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  // The port is part of the links in the answers.
  app.use(fixtures({ fixturesUrl: url, logLevel: "error" }));
  console.log(`listening at ${url}`);
});
