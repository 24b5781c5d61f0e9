//! Orders `uname -r`, and tells which belong together.

use std::cmp::Ordering;

/// Orders releases as people do: runs of digits by their number, all other runs by bytes, so that
/// `5.4.0-9` comes before `5.4.0-42`, and that before `5.10.0-1`. One that is a prefix comes first.
/// Zeros that lead a number do not count.
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (Runs(a), Runs(b));
    loop {
        let order = match (left.next(), right.next()) {
            (Some(a), Some(b)) => compare_runs(a, b),
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// What two releases share if one may stand for the other: their first two numbers, which are the
/// series, and the runs of ASCII letters in order, which are the flavour.
#[derive(Debug, PartialEq, Eq)]
pub struct Family<'a> {
    series: Vec<&'a str>,
    flavour: Vec<&'a str>,
}

/// The family of a release.
pub fn family(release: &str) -> Family<'_> {
    let numbers = Runs(release).filter(|run| is_number(run));
    let letters = release.split(|character: char| !character.is_ascii_alphabetic());
    Family {
        series: numbers.take(2).map(without_zeros).collect(),
        flavour: letters.filter(|run| !run.is_empty()).collect(),
    }
}

/// A text's runs of digits and of what are none, in order.
struct Runs<'a>(&'a str);

impl<'a> Iterator for Runs<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let digits = is_number(self.0);
        let end = self
            .0
            .find(|character: char| character.is_ascii_digit() != digits);
        let (run, rest) = self.0.split_at(end.unwrap_or(self.0.len()));
        self.0 = rest;
        (!run.is_empty()).then_some(run)
    }
}

fn compare_runs(a: &str, b: &str) -> Ordering {
    if !is_number(a) || !is_number(b) {
        return a.cmp(b);
    }
    // Digits may be more than a number can hold.
    let (a, b) = (without_zeros(a), without_zeros(b));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

fn is_number(run: &str) -> bool {
    run.starts_with(|character: char| character.is_ascii_digit())
}

fn without_zeros(digits: &str) -> &str {
    digits.trim_start_matches('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_as_people_do() {
        let ordered = [
            "",
            "-",
            "4.9",
            "5.4.0",
            "5.4.0-9-generic",
            "5.4.0-42-generic",
            "5.4.0-42-generic2",
            "5.4.0-99999999999999999999",
            "5.4.0-100000000000000000000",
            "5.10.0-1",
            "a",
            "é",
        ];
        for (i, a) in ordered.iter().enumerate() {
            for (j, b) in ordered.iter().enumerate() {
                assert_eq!(compare(a, b), i.cmp(&j), "{a} {b}");
            }
        }
        assert_eq!(compare("5.04.0-042", "05.4.00-42"), Ordering::Equal);
    }

    #[test]
    fn a_family_is_a_series_and_a_flavour() {
        for (a, b, one) in [
            ("5.4.0-42-generic", "5.4.117-9-generic", true),
            ("5.4.0-42-generic", "5.10.0-42-generic", false),
            ("5.4.0-42-generic", "5.4.0-42-lowlatency", false),
            ("5.4.0-42-generic", "5.4.0-42", false),
            ("3.10.0-1.el7.x86_64", "3.10.0-2.el8.x86_64", true),
            ("3.10.0-1.el7.x86_64", "3.10.0-1.x86_64.el7", false),
            ("5.4", "05.004.1", true),
        ] {
            assert_eq!(family(a) == family(b), one, "{a} {b}");
        }
    }
}
