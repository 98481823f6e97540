//! How rust-analyzer is run and asked: the few messages of LSP that the tests need, over its pipes.

use std::collections::HashMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::pipe::reader;

/// A machine may be busy with other tests. Nothing waits that long that does not hang.
const PATIENCE: Duration = Duration::from_secs(240);
/// The document changed while it was read, which the server wants to be asked again about.
const ASK_AGAIN: [i64; 3] = [-32800, -32801, -32802];

/// rust-analyzer over one crate, whose sources stay as they are.
pub struct Server {
    child: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    root: PathBuf,
    sources: HashMap<&'static str, &'static str>,
    last: i64,
    quiescent: bool,
}

/// A place that the server names: the file, and the text that stands there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: String,
    pub text: String,
}

impl Server {
    /// Writes the crate and waits until it is read. `None` without a rust-analyzer.
    pub fn start(sources: &[(&'static str, &'static str)]) -> Option<Server> {
        let version = Command::new("rust-analyzer").arg("--version").output();
        if !version.is_ok_and(|said| said.status.success()) {
            return None;
        }
        let root = write(sources);
        let mut child = Command::new("rust-analyzer")
            .current_dir(&root)
            .env("CARGO_NET_OFFLINE", "true")
            .env_remove("RUSTFLAGS")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it said its version");
        let input = child.stdin.take().expect("it is piped");
        let messages = reader(child.stdout.take().expect("it is piped"));
        let mut server = Server {
            child,
            input,
            messages,
            root,
            sources: sources.iter().copied().collect(),
            last: 0,
            quiescent: false,
        };
        server.initialize();
        Some(server)
    }

    fn initialize(&mut self) {
        let root = self.uri("");
        let target = self.root.join("target");
        self.ask(
            "initialize",
            &json!({
                "processId": null,
                "rootUri": root,
                "capabilities": {
                    "experimental": {"serverStatusNotification": true},
                    "textDocument": {"hover": {"contentFormat": ["plaintext"]}},
                    "workspace": {"workspaceEdit": {"documentChanges": true}},
                },
                "initializationOptions": {
                    "checkOnSave": false,
                    "cachePriming": {"enable": false},
                    "cargo": {"targetDir": target, "buildScripts": {"enable": true}},
                    "procMacro": {"enable": true},
                },
            }),
        );
        self.send(&json!({"method": "initialized", "params": {}}));
        for (name, text) in self.sources.clone() {
            let document =
                json!({"uri": self.uri(name), "languageId": "rust", "version": 1, "text": text});
            let params = json!({"textDocument": document});
            self.send(&json!({"method": "textDocument/didOpen", "params": params}));
        }
        let deadline = Instant::now() + PATIENCE;
        while !self.quiescent {
            self.receive(deadline);
        }
    }

    /// Where the word at the `|` is declared.
    pub fn definitions(&mut self, file: &'static str, at: &str) -> Vec<Place> {
        let found = self.ask("textDocument/definition", &self.position(file, at));
        self.places(&found)
    }

    /// Every place that means the same as the word at the `|`.
    pub fn references(&mut self, file: &'static str, at: &str) -> Vec<Place> {
        let mut params = self.position(file, at);
        params["context"] = json!({"includeDeclaration": true});
        let found = self.ask("textDocument/references", &params);
        self.places(&found)
    }

    /// Every place that changes when the word at the `|` gets another name.
    pub fn renamed(&mut self, file: &'static str, at: &str) -> Vec<Place> {
        let mut params = self.position(file, at);
        params["newName"] = json!("another");
        let found = self.ask("textDocument/rename", &params);
        let edits = found["documentChanges"].as_array().cloned();
        let edits = edits.unwrap_or_else(|| panic!("no rename at `{at}`: {found}"));
        let mut places = Vec::new();
        for edit in edits {
            for change in edit["edits"].as_array().expect("an edit has changes") {
                assert_eq!(change["newText"], "another");
                places.extend(self.place(&edit["textDocument"]["uri"], &change["range"]));
            }
        }
        places.sort();
        places
    }

    /// What is offered at the `|`.
    pub fn completions(&mut self, file: &'static str, at: &str) -> Vec<String> {
        let found = self.ask("textDocument/completion", &self.position(file, at));
        let items = found["items"].as_array().or(found.as_array());
        let label = |item: &Value| item["label"].as_str().unwrap_or_default().to_owned();
        items.map_or_else(Vec::new, |items| items.iter().map(label).collect())
    }

    /// What is said of the word at the `|`.
    pub fn hover(&mut self, file: &'static str, at: &str) -> String {
        let found = self.ask("textDocument/hover", &self.position(file, at));
        let said = found["contents"]["value"].as_str();
        said.unwrap_or_default().to_owned()
    }

    /// What the server itself has against a file.
    pub fn diagnostics(&mut self, file: &'static str) -> Vec<String> {
        let params = json!({"textDocument": {"uri": self.uri(file)}});
        let found = self.ask("textDocument/diagnostic", &params);
        let items = found["items"].as_array().expect("a report has items");
        items
            .iter()
            .map(|item| item["message"].to_string())
            .collect()
    }

    /// Line and character of the `|` in a text that occurs once.
    fn position(&self, file: &'static str, at: &str) -> Value {
        let text = self.sources[file];
        let cursor = at.find('|').expect("a `|` marks the place");
        let needle = at.replace('|', "");
        assert_eq!(text.matches(&needle).count(), 1, "`{needle}` is one place");
        let offset = text.find(&needle).expect("it was counted") + cursor;
        let before = &text[..offset];
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let position = json!({
            "line": before.matches('\n').count(),
            "character": before[start..].chars().count(),
        });
        json!({"textDocument": {"uri": self.uri(file)}, "position": position})
    }

    fn places(&self, found: &Value) -> Vec<Place> {
        let locations = found.as_array().cloned().unwrap_or_default();
        let mut places: Vec<Place> = locations
            .iter()
            .filter_map(|place| self.place(&place["uri"], &place["range"]))
            .collect();
        places.sort();
        places
    }

    /// `None` for a place in another crate.
    fn place(&self, uri: &Value, range: &Value) -> Option<Place> {
        let known = |name: &&&'static str| self.uri(name) == *uri;
        let text = self.sources[*self.sources.keys().find(known)?];
        let number = |value: &Value| usize::try_from(value.as_u64().unwrap_or(0)).unwrap_or(0);
        let line = text.lines().nth(number(&range["start"]["line"]))?;
        let (start, end) = (&range["start"]["character"], &range["end"]["character"]);
        Some(Place {
            line: line.trim().to_owned(),
            text: line.get(number(start)..number(end))?.to_owned(),
        })
    }

    fn uri(&self, name: &str) -> String {
        let path = self.root.join("src").join(name);
        let path = if name.is_empty() { &self.root } else { &path };
        format!("file://{}", path.display())
    }

    /// The answer to a request.
    fn ask(&mut self, method: &str, params: &Value) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            self.last += 1;
            let id = self.last;
            self.send(&json!({"id": id, "method": method, "params": params}));
            let answer = loop {
                let message = self.receive(deadline);
                if message["id"] == id && message.get("method").is_none() {
                    break message;
                }
            };
            match answer.get("error") {
                None => return answer["result"].clone(),
                Some(error) if ASK_AGAIN.contains(&error["code"].as_i64().unwrap_or(0)) => {}
                Some(error) => panic!("{method}: {error}"),
            }
        }
    }

    fn send(&mut self, message: &Value) {
        let mut message = message.clone();
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())
            .and_then(|()| self.input.flush())
            .expect("the server reads");
    }

    /// The next message. What the server asks is answered with nothing.
    fn receive(&mut self, deadline: Instant) -> Value {
        let left = deadline.saturating_duration_since(Instant::now());
        let message = self
            .messages
            .recv_timeout(left)
            .expect("the server answers");
        if message["method"] == "experimental/serverStatus" {
            self.quiescent = message["params"]["quiescent"] == true;
        }
        if message.get("method").is_some() && message.get("id").is_some() {
            self.send(&json!({"id": message["id"], "result": null}));
        }
        message
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone, which is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The crate, below the folder that cargo gives to tests. Its lock file is the workspace's, so that
/// nothing is fetched.
fn write(sources: &[(&'static str, &'static str)]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let runtime = workspace
        .join("runtime")
        .canonicalize()
        .expect("it is there");
    let manifest = format!(
        "[package]\nname = \"editor\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nendpoint = {{ path = '{}', default-features = false }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n",
        runtime.display(),
    );
    fs::create_dir_all(root.join("src")).expect("the folder can be made");
    fs::write(root.join("Cargo.toml"), manifest).expect("it can be written");
    fs::copy(workspace.join("Cargo.lock"), root.join("Cargo.lock")).expect("it is there");
    for (name, text) in sources {
        fs::write(root.join("src").join(name), text).expect("it can be written");
    }
    root.canonicalize().expect("it is there")
}
