//! What does GitHub say when it refuses?

use std::fmt;

use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};

/// The body of a failure. Its `Display` is what GitHub said, made fit for the end of a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct GitHubError {
    /// What went wrong, in GitHub's words.
    pub message: String,
    /// The page about the operation.
    pub documentation_url: Option<String>,
    /// The status, once more. GitHub writes it as text; a number is read as well.
    #[serde(default, deserialize_with = "text_or_number")]
    pub status: Option<String>,
    /// What is wrong with each part of the request, where GitHub says so.
    #[serde(default)]
    pub errors: Vec<GitHubErrorDetail>,
}

/// What is wrong with one part of a request.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum GitHubErrorDetail {
    /// Only a text.
    Text(String),
    /// A field of a resource, and a code for what is wrong with it.
    #[non_exhaustive]
    Field {
        /// The kind of thing that has the field.
        resource: Option<String>,
        /// The field.
        field: Option<String>,
        /// What is wrong: `missing`, `missing_field`, `invalid`, `already_exists` and others.
        code: Option<String>,
        /// The same in words, where the code is `custom`.
        message: Option<String>,
    },
}

impl fmt::Display for GitHubError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.trim_end_matches('.'))?;
        for (at, detail) in self.errors.iter().enumerate() {
            f.write_str(if at == 0 { ": " } else { ", " })?;
            write!(f, "{detail}")?;
        }
        match self.documentation_url.as_deref() {
            None | Some("") => Ok(()),
            Some(page) => write!(f, " (see {page})"),
        }
    }
}

impl std::error::Error for GitHubError {}

impl fmt::Display for GitHubErrorDetail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            GitHubErrorDetail::Text(text) => f.write_str(text),
            GitHubErrorDetail::Field {
                message: Some(message),
                ..
            } => f.write_str(message),
            GitHubErrorDetail::Field { field, code, .. } => {
                let field = field.as_deref().unwrap_or("the request");
                match code.as_deref().unwrap_or("invalid") {
                    "missing_field" => write!(f, "{field} is missing"),
                    "already_exists" => write!(f, "{field} is there already"),
                    code => write!(f, "{field} is {}", code.replace('_', " ")),
                }
            }
        }
    }
}

/// Reads text or a number; anything else is none, so that an odd status never hides the message.
fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Status {
        Text(String),
        Number(u16),
        Other(IgnoredAny),
    }
    Ok(match Status::deserialize(deserializer)? {
        Status::Text(text) => Some(text),
        Status::Number(number) => Some(number.to_string()),
        Status::Other(IgnoredAny) => None,
    })
}
