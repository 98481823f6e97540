//! Which messages stand in a file of the macro's source.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What one file of the macro gives to its sink.
#[derive(Default)]
pub(super) struct Source {
    /// `let name = …;` and `const NAME: … = …;`, in their order.
    named: Vec<(String, Vec<String>)>,
    /// The arguments of each call, as far as they are texts or names.
    calls: Vec<(usize, Vec<TokenStream>)>,
}

impl Source {
    /// Finds the calls and the names in a stream and in all groups inside of it. Modules of tests
    /// are passed over.
    pub(super) fn read(&mut self, tokens: TokenStream) {
        let trees: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < trees.len() {
            if is(&trees, at, &["mod", "tests", "{"]) {
                at += 3;
                continue;
            }
            if let Some(TokenTree::Ident(keyword)) = trees.get(at)
                && (keyword == "let" || keyword == "const")
            {
                self.name(&trees[at + 1..]);
            }
            let push = ["push", "push_within", "push_error"]
                .into_iter()
                .find(|method| is(&trees, at, &["sink", ".", method, "("]));
            let first = match push {
                Some("push") => Some((4, 1)),
                Some("push_within") => Some((4, 2)),
                Some(_) => Some((4, 0)),
                None if is(&trees, at, &["Mistake", ":", ":", "new", "("]) => Some((5, 1)),
                None => None,
            };
            if let Some((length, argument)) = first
                && let Some(TokenTree::Group(group)) = trees.get(at + length - 1)
            {
                let arguments = arguments(group.stream());
                self.calls
                    .push((self.named.len(), arguments[argument..].to_vec()));
            }
            if let TokenTree::Group(group) = &trees[at] {
                self.read(group.stream());
            }
            at += 1;
        }
    }

    /// Keeps the texts of `name = …;`.
    fn name(&mut self, trees: &[TokenTree]) {
        let mut trees = trees.iter();
        let Some(TokenTree::Ident(name)) = trees.next() else {
            return;
        };
        let value =
            trees.take_while(|tree| !matches!(tree, TokenTree::Punct(p) if p.as_char() == ';'));
        let value: TokenStream = value.cloned().collect();
        self.named
            .push((name.to_string(), self.texts(value, self.named.len())));
    }

    /// The texts in an expression, its names replaced by what they stand for.
    fn texts(&self, tokens: TokenStream, known: usize) -> Vec<String> {
        let mut found = Vec::new();
        for tree in tokens {
            match tree {
                TokenTree::Literal(literal) => found.extend(text(&literal.to_string())),
                TokenTree::Group(group) => found.extend(self.texts(group.stream(), known)),
                TokenTree::Ident(ident) => {
                    let name = ident.to_string();
                    let earlier = self.named[..known].iter().rev();
                    let constants = self.named.iter().filter(|_| name == name.to_uppercase());
                    let meant = earlier.chain(constants).find(|(named, _)| *named == name);
                    found.extend(meant.map(|(_, texts)| texts.clone()).unwrap_or_default());
                }
                TokenTree::Punct(_) => {}
            }
        }
        found
    }

    /// What is wrong, in each call. An error of another parser has only our help.
    pub(super) fn messages(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (known, arguments) in &self.calls {
            let shown = arguments[0].to_string();
            if shown == "mistake . what" {
                continue;
            }
            let mut texts = self.texts(arguments[0].clone(), *known);
            if texts.is_empty() {
                texts = self.texts(arguments[1].clone(), *known);
            }
            assert!(
                !texts.is_empty(),
                "no text was found for the message `{shown}`"
            );
            found.extend(texts);
        }
        found
    }
}

/// Whether these tokens come next; a bracket stands for its group.
fn is(trees: &[TokenTree], at: usize, expected: &[&str]) -> bool {
    expected
        .iter()
        .enumerate()
        .all(|(offset, expected)| match trees.get(at + offset) {
            Some(TokenTree::Group(group)) => match group.delimiter() {
                Delimiter::Parenthesis => *expected == "(",
                Delimiter::Brace => *expected == "{",
                _ => false,
            },
            Some(tree) => tree.to_string() == *expected,
            None => false,
        })
}

/// The arguments of a call. Commas inside of `<…>` don't occur in those that are looked at.
fn arguments(tokens: TokenStream) -> Vec<TokenStream> {
    let mut found = vec![TokenStream::new()];
    for tree in tokens {
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == ',' => found.push(TokenStream::new()),
            tree => found
                .last_mut()
                .expect("there is always one")
                .extend([tree]),
        }
    }
    found
}

/// What a text literal holds, unless it is nothing that could be looked for.
fn text(literal: &str) -> Option<String> {
    let text = literal.strip_prefix('"')?.strip_suffix('"')?;
    // A line that ends in a backslash goes on with the first letter of the next.
    let mut lines = text.split("\\\n");
    let first = lines.next()?.to_owned();
    let text = lines.fold(first, |text, line| text + line.trim_start());
    let text = text.replace("\\\"", "\"");
    text.contains(|c: char| c.is_alphabetic()).then_some(text)
}
