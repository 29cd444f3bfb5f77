//! Values as TOML writes them: in the quotes of the value they replace, and compared with what is there.
//!
//! What may live here: one value's text and meaning. What may not: a place in a file.

use toml_edit::Value as Written;

use crate::model::change::Value;

/// Whether a value in the file is this one already.
pub fn same(written: &Written, value: &Value) -> bool {
    match (written, value) {
        (Written::String(text), Value::Text(new)) => text.value() == new,
        (Written::Integer(number), Value::Integer(new)) => number.value() == new,
        (Written::Float(number), Value::Number(new)) => {
            number.value() == new || (number.value().is_nan() && new.is_nan())
        }
        (Written::Boolean(truth), Value::Bool(new)) => truth.value() == new,
        (Written::Datetime(_), Value::Day(day)) => {
            written.to_string().trim() == day.to_string().as_str()
        }
        (Written::Array(list), Value::List(new)) => {
            list.len() == new.len() && list.iter().zip(new).all(|(old, new)| same(old, new))
        }
        (Written::InlineTable(table), Value::Table(new)) => {
            table.len() == new.len()
                && new
                    .iter()
                    .all(|(key, new)| table.get(key).is_some_and(|old| same(old, new)))
        }
        _ => false,
    }
}

/// Whether a list of `[[tables]]` holds this one.
pub fn same_table(written: &toml_edit::Table, value: &Value) -> bool {
    same(
        &Written::InlineTable(written.clone().into_inline_table()),
        value,
    )
}

/// The value in the quotes of `like`, where it can be written so.
pub fn render(value: &Value, like: Option<&str>, line_end: &str) -> String {
    let (Value::Text(text), Some(like)) = (value, like) else {
        return value.to_string();
    };
    let control = |c: char| c.is_control() && c != '\t';
    let literal = !text.contains('\'') && !text.contains(control);
    // A newline inside a multi-line string is the file's own, so in a file with CRLF it is an escape.
    let several = text.contains('\n') && line_end == "\n";
    let tame = !text.contains(|c: char| control(c) && c != '\n');
    if like.starts_with("\"\"\"") && several {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"");
        if tame {
            return format!("\"\"\"\n{text}\"\"\"");
        }
    } else if like.starts_with("'''") && several {
        if tame && !text.contains('\'') {
            return format!("'''\n{text}'''");
        }
    } else if like.starts_with('\'') && literal {
        return format!("'{text}'");
    }
    value.to_string()
}

/// The value as the `toml` crate holds it.
pub fn plain(value: &Value) -> toml::Value {
    match value {
        Value::Text(text) => text.clone().into(),
        Value::Integer(number) => (*number).into(),
        Value::Number(number) => (*number).into(),
        Value::Bool(truth) => (*truth).into(),
        Value::Day(day) => match day.to_string().parse::<toml::value::Datetime>() {
            Ok(date) => toml::Value::Datetime(date),
            Err(_) => day.to_string().into(),
        },
        Value::List(values) => toml::Value::Array(values.iter().map(plain).collect()),
        Value::Table(pairs) => toml::Value::Table(
            pairs
                .iter()
                .map(|(key, value)| (key.clone(), plain(value)))
                .collect(),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_keeps_its_quotes_where_the_new_text_can_stand_in_them() {
        let like = |text: &str, like: &str| render(&Value::Text(text.into()), Some(like), "\n");
        assert_eq!(like("a\\b", "'x'"), "'a\\b'");
        assert_eq!(like("it's", "'x'"), "\"it's\"");
        assert_eq!(like("a\u{1b}", "'x'"), "\"a\\u001B\"");
        assert_eq!(
            like("a\nb\"\"\"", "\"\"\"\nx\"\"\""),
            "\"\"\"\na\nb\\\"\\\"\\\"\"\"\""
        );
        assert_eq!(like("a\nb", "'''x'''"), "'''\na\nb'''");
        assert_eq!(like("one line", "'''x'''"), "'one line'");
        assert_eq!(
            render(&Value::Text("a\nb".into()), Some("\"\"\"x\"\"\""), "\r\n"),
            "\"a\\nb\""
        );
    }
}
