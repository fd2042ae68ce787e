//! The preset for a schema that exists.

use crowfoot_model::RuleLevel;

use super::{Gather, PresetRule};

/// What is broken, dangerous or slow, once a table or once a design; style only where the design departs from its own.
pub(super) const RULES: &[PresetRule] = &[
    PresetRule { gather: Gather::Target, ..PresetRule::new("STR004") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("STR003") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("STR005") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("STR006") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("STR009") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("STR010") },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("NAM001")
    },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("NAM002")
    },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("NAM003")
    },
    PresetRule { level: Some(RuleLevel::Warning), ..PresetRule::new("NAM004") },
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("NAM005") },
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("NAM006") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("NAM007") },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("NAM008")
    },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Design, ..PresetRule::new("NAM009") },
    PresetRule { level: Some(RuleLevel::Warning), ..PresetRule::new("KEY001") },
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("KEY002") },
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("KEY003") },
    PresetRule { level: Some(RuleLevel::Info), ..PresetRule::new("KEY005") },
    PresetRule { gather: Gather::Table, ..PresetRule::new("KEY007") },
    PresetRule { level: Some(RuleLevel::Warning), ..PresetRule::new("KEY008") },
    PresetRule { level: Some(RuleLevel::Warning), gather: Gather::Design, ..PresetRule::new("KEY009") },
    PresetRule { gather: Gather::Table, ..PresetRule::new("TYP001") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("TYP002") },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Design, ..PresetRule::new("TYP003") },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Table,
        ..PresetRule::new("TYP005")
    },
    PresetRule { gather: Gather::Target, ..PresetRule::new("REL001") },
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("REL003") },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Target, ..PresetRule::new("REL007") },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Design, ..PresetRule::new("REL008") },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("LIF001")
    },
    PresetRule { gather: Gather::Design, ..PresetRule::new("LIF002") },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Design, ..PresetRule::new("LIF003") },
    PresetRule { gather: Gather::Each, ..PresetRule::new("LIF004") },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Target, ..PresetRule::new("LIF005") },
    PresetRule { gather: Gather::Table, ..PresetRule::new("IDX001") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("IDX002") },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Table, ..PresetRule::new("IDX003") },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Table, ..PresetRule::new("IDX004") },
    PresetRule { level: Some(RuleLevel::Info), ..PresetRule::new("IDX005") },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("IDX006")
    },
    PresetRule { level: Some(RuleLevel::Info), gather: Gather::Table, ..PresetRule::new("NRM001") },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("NRM009")
    },
    PresetRule { gather: Gather::Table, ..PresetRule::new("SEC001") },
    PresetRule { gather: Gather::Table, ..PresetRule::new("NAM010") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("REL011") },
    PresetRule { gather: Gather::Target, ..PresetRule::new("REL012") },
    PresetRule { gather: Gather::Target, ..PresetRule::new("REL004") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("REL013") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("TYP004") },
    PresetRule { gather: Gather::Table, ..PresetRule::new("TYP008") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("TYP009") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("TYP010") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("TYP011") },
    PresetRule { gather: Gather::Table, ..PresetRule::new("KEY010") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("PRT006") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("PRT008") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("PRT010") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("NRM011") },
    PresetRule { gather: Gather::Table, ..PresetRule::new("NRM002") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("SEC005") },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("KEY004")
    },
    // What makes a row unique is asked of who draws the table.
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("KEY006") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("TYP006") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("TYP007") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("NRM007") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("NRM008") },
    // Whoever exports to Drizzle reads it in the notices of the export.
    PresetRule { level: Some(RuleLevel::Off), ..PresetRule::new("PRT007") },
    PresetRule { gather: Gather::Design, ..PresetRule::new("PRT009") },
    PresetRule {
        level: Some(RuleLevel::Info),
        is_hint: true,
        gather: Gather::Design,
        ..PresetRule::new("SEC002")
    },
    PresetRule { gather: Gather::Design, ..PresetRule::new("SEC004") },
];
