//! Columns of tables: name, unit and meaning, declared once for CSV, workbook, JSON and the data dictionary.

use std::borrow::Cow;

/// What a number counts; it decides decimals, so that every form says the same number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    /// Not a quantity: names, indices, reasons.
    None,
    /// From 0 to 1.
    Probability,
    /// Part of a whole, from 0 to 1.
    Share,
    Hours,
    People,
    PersonHours,
    Count,
    Ratio,
    /// Whatever the observation counts.
    AsObserved,
}

impl Unit {
    /// The unit as tables name it; empty where there is none or the row says it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Unit::None | Unit::AsObserved => "",
            Unit::Probability => "probability",
            Unit::Share => "share",
            Unit::Hours => "h",
            Unit::People => "people",
            Unit::PersonHours => "person-h",
            Unit::Count => "count",
            Unit::Ratio => "ratio",
        }
    }

    /// Decimals that are written. Hours: a third of a second. Shares: a millionth, as the replicates are kept.
    pub(super) fn decimals(self) -> usize {
        match self {
            Unit::None => 0,
            Unit::People => 1,
            Unit::PersonHours => 2,
            Unit::Count => 3,
            Unit::Hours | Unit::Ratio => 4,
            Unit::Probability | Unit::Share | Unit::AsObserved => 6,
        }
    }
}

/// What stands in the cells of a column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Text,
    /// An id; where there is room, its English and Japanese names stand beside it.
    Label,
    Whole,
    Number,
}

impl Kind {
    /// The type as the data dictionary names it.
    #[cfg(test)]
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Label => "id",
            Kind::Whole => "whole number",
            Kind::Number => "number",
        }
    }
}

/// One column, or one field of a JSON object.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Column {
    /// Name as programs read it.
    pub(super) name: Cow<'static, str>,
    pub(super) kind: Kind,
    pub(super) unit: Unit,
    /// Name as Japanese people read it.
    pub(super) ja: Cow<'static, str>,
    /// What the numbers mean, for the data dictionary.
    pub(super) meaning: &'static str,
}

impl Column {
    const fn new(
        kind: Kind,
        name: &'static str,
        unit: Unit,
        ja: &'static str,
        meaning: &'static str,
    ) -> Column {
        Column {
            name: Cow::Borrowed(name),
            kind,
            unit,
            ja: Cow::Borrowed(ja),
            meaning,
        }
    }

    /// A column of free text.
    pub(super) const fn text(
        name: &'static str,
        ja: &'static str,
        meaning: &'static str,
    ) -> Column {
        Column::new(Kind::Text, name, Unit::None, ja, meaning)
    }

    /// A column of ids that have names.
    pub(super) const fn label(
        name: &'static str,
        ja: &'static str,
        meaning: &'static str,
    ) -> Column {
        Column::new(Kind::Label, name, Unit::None, ja, meaning)
    }

    /// A column of whole numbers.
    pub(super) const fn whole(
        name: &'static str,
        unit: Unit,
        ja: &'static str,
        meaning: &'static str,
    ) -> Column {
        Column::new(Kind::Whole, name, unit, ja, meaning)
    }

    /// A column of numbers with decimals.
    pub(super) const fn number(
        name: &'static str,
        unit: Unit,
        ja: &'static str,
        meaning: &'static str,
    ) -> Column {
        Column::new(Kind::Number, name, unit, ja, meaning)
    }

    /// The same column for one of many: `{}` in its name and in its Japanese name gives way to the one's own.
    pub(super) fn of(&self, name: &str, ja: &str) -> Column {
        Column {
            name: self.name.replace("{}", name).into(),
            ja: self.ja.replace("{}", ja).into(),
            ..self.clone()
        }
    }
}
