//! The options of exporters as arguments: each declares its own, and the command line follows.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};
use crowfoot_export::{ExportOption, OptionKind, Options, exporters};

/// The options of exporters that were given on the command line.
#[derive(Clone, Debug, Default)]
pub(crate) struct ExportArguments {
    /// Options and their values.
    given: Vec<(&'static ExportOption, String)>,
}

impl ExportArguments {
    pub(crate) fn options(&self) -> Options {
        let mut options = Options::default();
        self.given.iter().for_each(|(option, value)| options.set(option, value));
        options
    }
}

impl FromArgMatches for ExportArguments {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let mut arguments = Self::default();
        arguments.update_from_arg_matches(matches)?;
        Ok(arguments)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        for option in all() {
            let value = match option.kind {
                OptionKind::Flag { default } => {
                    matches.get_flag(option.key).then(|| if default { "false" } else { "true" }.to_owned())
                }
                OptionKind::Choice { .. } | OptionKind::Text { .. } => {
                    matches.get_one::<String>(option.key).cloned()
                }
            };
            self.given.extend(value.map(|value| (option, value)));
        }
        Ok(())
    }
}

impl Args for ExportArguments {
    fn augment_args(command: Command) -> Command {
        all().into_iter().fold(command, |command, option| command.arg(argument(option)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

/// The options of all exporters, each once.
fn all() -> Vec<&'static ExportOption> {
    let mut all: Vec<&ExportOption> = Vec::new();
    for option in exporters().iter().flat_map(|exporter| exporter.options()) {
        if !all.iter().any(|own| own.key == option.key) {
            all.push(option);
        }
    }
    all
}

/// A flag that is on at first is switched off: `--no-comments`.
fn argument(option: &'static ExportOption) -> Arg {
    let argument = Arg::new(option.key).help(option.help);
    match option.kind {
        OptionKind::Flag { default: false } => argument.long(option.key).action(ArgAction::SetTrue),
        OptionKind::Flag { default: true } => {
            let lower = |text: &str| {
                let mut letters = text.chars();
                let first: String = letters.next().map_or(String::new(), |c| c.to_lowercase().collect());
                [&first, letters.as_str()].concat()
            };
            let help = format!("Do not {}", lower(option.help));
            argument.long(format!("no-{}", option.key)).help(help).action(ArgAction::SetTrue)
        }
        OptionKind::Choice { choices } => {
            let keys = choices.iter().map(|choice| choice.key);
            argument.long(option.key).value_parser(keys.collect::<Vec<&str>>())
        }
        OptionKind::Text { .. } => argument.long(option.key).value_name("TEXT"),
    }
}
