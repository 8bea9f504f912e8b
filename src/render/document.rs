//! A document to JSON: its values as in every other answer, and under `llmcost` what the answer covers.

use std::io::{self, Write};

use super::json::{head, object, quoted};
use super::objects::number;
use crate::table::{Cell, ColumnKind, Document, Node};

/// The one name that is ours among another program's.
const OWN: &str = "llmcost";

/// Writes the document: a line per value, and per entry of a list or an object in it.
///
/// # Errors
/// When it cannot be written.
pub fn document(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{{")?;
    for (name, node) in &document.fields {
        let entries: Vec<String> = match node {
            Node::Object(fields) => fields.iter().map(field).collect(),
            Node::List(nodes) => nodes.iter().map(inline).collect(),
            Node::Cell(_) => Vec::new(),
        };
        let value = match (node, entries.is_empty()) {
            (_, true) => inline(node),
            (Node::Object(_), false) => format!("{{\n    {}\n  }}", entries.join(",\n    ")),
            (_, false) => format!("[\n    {}\n  ]", entries.join(",\n    ")),
        };
        writeln!(out, "  {}: {value},", quoted(name))?;
    }
    let head = head(Some(&document.context));
    writeln!(out, "  {}: {}\n}}", quoted(OWN), object(&head))
}

/// A node on one line.
fn inline(node: &Node) -> String {
    match node {
        Node::Cell(cell) => value(cell),
        Node::Object(fields) => {
            let fields: Vec<String> = fields.iter().map(field).collect();
            format!("{{{}}}", fields.join(", "))
        }
        Node::List(nodes) => {
            let nodes: Vec<String> = nodes.iter().map(inline).collect();
            format!("[{}]", nodes.join(", "))
        }
    }
}

fn field((name, node): &(String, Node)) -> String {
    format!("{}: {}", quoted(name), inline(node))
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => quoted(text),
        other => number(other, ColumnKind::Count).unwrap_or_else(|| "null".to_owned()),
    }
}
