use crate::failure::{Failure, Result};

/// The words after the command's name; whatever is left when a command has taken its own is an error.
pub(crate) struct Args(Vec<String>);

impl Args {
    pub(crate) fn new(words: impl IntoIterator<Item = String>) -> Self {
        Args(words.into_iter().collect())
    }

    /// Takes `--name VALUE` or `--name=VALUE`.
    pub(crate) fn option(&mut self, name: &str) -> Result<Option<String>> {
        let Some(at) = self.0.iter().position(|word| word == name || inline(word, name).is_some()) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = inline(&word, name) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() {
            return Ok(Some(self.0.remove(at)));
        }
        Err(Failure::new(format!("{name} needs a value")))
    }

    /// Takes `--port N`.
    pub(crate) fn port(&mut self, default: u16) -> Result<u16> {
        match self.option("--port")? {
            None => Ok(default),
            Some(text) => {
                text.parse().map_err(|_| Failure::new(format!("--port {text}: not a port from 0 to 65535")))
            }
        }
    }

    pub(crate) fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!("unexpected argument {word}; see cargo xtask help"))),
        }
    }
}

fn inline<'a>(word: &'a str, name: &str) -> Option<&'a str> {
    word.strip_prefix(name)?.strip_prefix('=')
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(words: &[&str]) -> Args {
        Args::new(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn both_spellings_of_an_option() {
        assert_eq!(args(&["--port", "81"]).port(8080).unwrap(), 81);
        assert_eq!(args(&["--port=82"]).port(8080).unwrap(), 82);
        assert_eq!(args(&[]).port(8080).unwrap(), 8080);
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(args(&["--port"]).port(8080).is_err());
        assert!(args(&["--port", "99999"]).port(8080).is_err());
        assert!(args(&["--prot", "81"]).finish().is_err());
    }
}
