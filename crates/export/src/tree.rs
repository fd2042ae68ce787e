//! The files of an export by their folders.

use crate::File;

/// A folder or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    Folder {
        name: String,
        /// Its files and folders, in the order of the export.
        nodes: Vec<Node>,
    },
    File {
        /// The last part of the path.
        name: String,
        path: String,
    },
}

/// The files by their folders. A folder stands where the first of its files does.
pub fn tree<'f>(files: impl IntoIterator<Item = &'f File>) -> Vec<Node> {
    let mut nodes = Vec::new();
    for file in files {
        put(&mut nodes, &file.path, &file.path);
    }
    nodes
}

/// `rest` is the part of the path from here on.
fn put(nodes: &mut Vec<Node>, rest: &str, path: &str) {
    let Some((folder, rest)) = rest.split_once('/') else {
        return nodes.push(Node::File { name: rest.to_owned(), path: path.to_owned() });
    };
    for node in &mut *nodes {
        if let Node::Folder { name, nodes } = node
            && name == folder
        {
            return put(nodes, rest, path);
        }
    }
    let mut inside = Vec::new();
    put(&mut inside, rest, path);
    nodes.push(Node::Folder { name: folder.to_owned(), nodes: inside });
}

#[cfg(test)]
mod tests {
    use super::{Node, tree};
    use crate::File;

    fn shown(nodes: &[Node], depth: usize, text: &mut String) {
        for node in nodes {
            let (name, inside) = match node {
                Node::Folder { name, nodes } => (name, nodes.as_slice()),
                Node::File { name, .. } => (name, &[][..]),
            };
            *text += &format!("{}{name}\n", "  ".repeat(depth));
            shown(inside, depth + 1, text);
        }
    }

    #[test]
    fn files_of_a_folder_are_together() {
        let paths = [
            "schema.ts",
            "domain/users/user.ts",
            "infrastructure/users.ts",
            "domain/orders/order.ts",
            "domain/index.ts",
        ];
        let files = paths.map(|path| File { path: path.to_owned(), text: String::new() });
        let nodes = tree(&files);
        let mut text = String::new();
        shown(&nodes, 0, &mut text);
        let expected = "schema.ts\ndomain\n  users\n    user.ts\n  orders\n    order.ts\n  index.ts\ninfrastructure\n  users.ts\n";
        assert_eq!(text, expected);
    }
}
