//! The sentence structure of a condition.

use super::{
    Node,
    lexer::{Word, words},
};

/// The most bytes of a condition.
const LONGEST: usize = 1_000;
/// How deep brackets and negations may stand in each other.
const DEEPEST: usize = 20;

/// Reads a condition without looking at what its names mean.
pub(super) fn parse(text: &str) -> Result<Node, String> {
    if text.len() > LONGEST {
        return Err(format!("a condition has at most {LONGEST} bytes"));
    }
    let words = words(text)?;
    let mut parser = Parser { words: words.into_iter().peekable(), depth: 0 };
    let node = parser.any()?;
    match parser.words.next() {
        None => Ok(node),
        Some(word) => Err(format!("{word} is not expected after what stands before it")),
    }
}

struct Parser {
    words: std::iter::Peekable<std::vec::IntoIter<Word>>,
    depth: usize,
}

impl Parser {
    fn any(&mut self) -> Result<Node, String> {
        let first = self.all()?;
        let mut parts = vec![first];
        while self.words.next_if_eq(&Word::Or).is_some() {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Node::Any))
    }

    fn all(&mut self) -> Result<Node, String> {
        let first = self.part()?;
        let mut parts = vec![first];
        while self.words.next_if_eq(&Word::And).is_some() {
            parts.push(self.part()?);
        }
        Ok(one_or(parts, Node::All))
    }

    fn part(&mut self) -> Result<Node, String> {
        match self.words.next() {
            Some(Word::Not) => self.deeper(|parser| Ok(Node::Not(Box::new(parser.part()?)))),
            Some(Word::Open) => self.deeper(|parser| {
                let node = parser.any()?;
                match parser.words.next() {
                    Some(Word::Close) => Ok(node),
                    _ => Err("a bracket is not closed with )".to_owned()),
                }
            }),
            Some(Word::Name(field)) => self.comparison(field),
            Some(word) => Err(format!("{word} stands where a field is expected")),
            None => Err("the condition ends where a field is expected".to_owned()),
        }
    }

    fn comparison(&mut self, field: String) -> Result<Node, String> {
        let Some(Word::Sign(sign)) = self.words.next_if(|word| matches!(word, Word::Sign(_))) else {
            return Ok(Node::Ticked(field));
        };
        match self.words.next() {
            Some(Word::Value(value)) => Ok(Node::Compare { field, sign, value }),
            Some(word) => Err(format!("{word} stands where a value is expected after {sign}")),
            None => Err(format!("the condition ends where a value is expected after {sign}")),
        }
    }

    fn deeper(&mut self, read: impl FnOnce(&mut Self) -> Result<Node, String>) -> Result<Node, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("brackets and negations stand at most {DEEPEST} deep"));
        }
        let node = read(self)?;
        self.depth -= 1;
        Ok(node)
    }
}

fn one_or(mut parts: Vec<Node>, many: fn(Vec<Node>) -> Node) -> Node {
    match (parts.pop(), parts.is_empty()) {
        (Some(only), true) => only,
        (Some(last), false) => {
            parts.push(last);
            many(parts)
        }
        (None, _) => many(parts),
    }
}
