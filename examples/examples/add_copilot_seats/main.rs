//! How are Copilot seats bought from the command line? Run it without arguments for a tour.

mod args;
mod ask;
mod calls;
mod faults;
mod job;
mod report;
mod run;
mod serve;
mod tour;

use std::fmt;
use std::io;
use std::process::ExitCode;

use clap::Parser;
use endpoint::Error;
use endpoint_examples::github::GitHubError;

use args::Args;
use job::Job;

#[tokio::main]
async fn main() -> ExitCode {
    let done = match Job::of(Args::parse()) {
        Ok(Job::Tour) => tour::run().await,
        Ok(Job::Serve) => serve::run().await,
        Ok(Job::Faults) => faults::run().await,
        Ok(Job::Call(call)) => run::run(&call).await,
        Err(failure) => Err(failure),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read the output has seen enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(if matches!(failure, Failure::Usage(_)) {
                2
            } else {
                1
            })
        }
    }
}

/// Why the program ends without having done what it was asked for.
#[derive(Debug)]
enum Failure {
    /// The command line asks for something that can't be.
    Usage(String),
    /// The user said no, or nobody was there to say yes.
    Declined,
    /// The environment lacks something.
    Setup(String),
    /// The call failed.
    Call(Box<Error<GitHubError>>),
    /// The program can't read or write.
    Output(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(why) | Failure::Setup(why) => f.write_str(why),
            Failure::Declined => f.write_str("not confirmed, so nothing was sent"),
            Failure::Call(error) => error.fmt(f),
            Failure::Output(error) => error.fmt(f),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::Output(error)
    }
}

impl From<Error<GitHubError>> for Failure {
    fn from(error: Error<GitHubError>) -> Failure {
        Failure::Call(Box::new(error))
    }
}
