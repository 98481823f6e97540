//! How the body of a request is written, whatever kind of body it is.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;
use serde_core::ser::Error as _;

use crate::body::Body;
use crate::content::BodyContent;
use crate::encode::{EncodeError, JsonSerializer};
use crate::multipart::Parts;
use crate::query::{Pairs, Place, QuerySerializer, Style};
use crate::spec::Payload;
use crate::values::ErasedJson;

type Written = Result<(), EncodeError>;

/// The body under way.
pub(super) enum Load {
    Nothing,
    /// An object that is open.
    Object(Vec<u8>),
    Form(String),
    Parts(Parts),
    /// A value that is the body by itself, and its content type.
    Whole(Body, Cow<'static, str>),
}

impl Load {
    pub(super) fn new(payload: Payload, values: usize) -> Load {
        match payload {
            Payload::None => Load::Nothing,
            Payload::Json => {
                let mut object = Vec::with_capacity(32 * values + 2);
                object.push(b'{');
                Load::Object(object)
            }
            Payload::Form => Load::Form(String::new()),
            Payload::Multipart => Load::Parts(Parts::default()),
        }
    }

    /// Adds to the object of an endpoint that has one.
    pub(super) fn json(&mut self, write: impl FnOnce(&mut Vec<u8>) -> Written) -> Written {
        match self {
            Load::Object(object) => write(object),
            _ => other_kind(),
        }
    }

    pub(super) fn form(
        &mut self,
        name: &str,
        style: Style,
        write: &dyn Fn(QuerySerializer<'_, '_>) -> Written,
    ) -> Written {
        let Load::Form(form) = self else {
            return other_kind();
        };
        let separator = if form.is_empty() { "" } else { "&" };
        let mut pairs = Pairs::new(form, Place::Form, separator);
        write(QuerySerializer::new(&mut pairs, name, style))
    }

    pub(super) fn part(&mut self, name: &str, value: &dyn BodyContent, file: bool) -> Written {
        let Load::Parts(parts) = self else {
            return other_kind();
        };
        parts.add(name, value, file)
    }

    /// The texts that a value would be in a query, each as a part.
    pub(super) fn part_text(
        &mut self,
        name: &str,
        write: &dyn Fn(QuerySerializer<'_, '_>) -> Written,
    ) -> Written {
        let Load::Parts(parts) = self else {
            return other_kind();
        };
        let mut texts = String::new();
        let mut pairs = Pairs::new(&mut texts, Place::Part, "");
        write(QuerySerializer::new(&mut pairs, "", Style::Repeat))?;
        for text in texts.split('&').filter_map(|pair| pair.strip_prefix('=')) {
            parts.add_text(
                name,
                percent_decode_str(text).decode_utf8_lossy().into_owned(),
            );
        }
        Ok(())
    }

    pub(super) fn json_whole(&mut self, value: &dyn ErasedJson) -> Written {
        let mut json = Vec::with_capacity(128);
        value.write(JsonSerializer::whole(&mut json))?;
        if !json.is_empty() {
            *self = Load::Whole(Body::from(json), Cow::Borrowed("application/json"));
        }
        Ok(())
    }

    pub(super) fn content(&mut self, value: &dyn BodyContent) -> Written {
        let mut contents = Vec::new();
        value.contents(&mut contents)?;
        if contents.len() > 1 {
            return Err(EncodeError::custom(
                "a body is one value; declare `body = multipart`",
            ));
        }
        if let Some(content) = contents.pop() {
            *self = Load::Whole(content.body, content.kind);
        }
        Ok(())
    }

    /// The body and its content type, where there is a body.
    pub(super) fn finish(self) -> Option<(Body, Cow<'static, str>)> {
        Some(match self {
            Load::Nothing => return None,
            Load::Object(mut object) => {
                object.push(b'}');
                (Body::from(object), Cow::Borrowed("application/json"))
            }
            Load::Form(form) => (
                Body::from(form),
                Cow::Borrowed("application/x-www-form-urlencoded"),
            ),
            Load::Parts(parts) => {
                let (content_type, body) = parts.finish();
                (body, Cow::Owned(content_type))
            }
            Load::Whole(body, content_type) => (body, content_type),
        })
    }
}

/// The macro gives each endpoint values of its own kind of body only.
fn other_kind() -> Written {
    Err(EncodeError::custom("the endpoint has no body of this kind"))
}
