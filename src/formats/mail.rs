//! A draft as a mail (RFC 5322) that mail programs open, ready to be sent.
//!
//! What may live here: headers and encodings. What may not: what is said.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address as Mailbox;
use mail_builder::headers::date::Date;
use mail_builder::headers::text::Text;

use crate::error::Failure;
use crate::model::day::Day;
use crate::model::draft::Address;
use crate::text::hash::stable;

/// The seconds of a day, and of its noon.
const DAY: i64 = 86_400;
const NOON: i64 = 43_200;

/// The mail: headers and body in ASCII with CRLF. The same draft of a day is the same mail. Fails where
/// someone has no address that mail could reach.
pub fn mail(
    from: &Address,
    to: &[Address],
    subject: &str,
    body: &str,
    day: Day,
) -> Result<String, Failure> {
    let sender = reachable(from)?;
    let readers: Vec<(String, &str)> = to
        .iter()
        .map(|one| Ok((one_line(&one.name), reachable(one)?)))
        .collect::<Result<_, Failure>>()?;
    let Some((_, first)) = readers.first() else {
        return Err(Failure::new("nobody is named who would get this mail"));
    };
    let host = sender.rsplit('@').next().unwrap_or("localhost");
    let hash = stable(&[first, subject, body]);
    let id = format!("{day}.{hash:016x}@{host}");
    let epoch = Day::new(1970, 1, 1).map_or(0, |epoch| day.days_since(epoch));
    let readers = readers
        .into_iter()
        .map(|(name, address)| Mailbox::new_address(Some(name), address.to_owned()))
        .collect::<Vec<_>>();
    let text = MessageBuilder::new()
        .from(Mailbox::new_address(
            Some(one_line(&from.name)),
            sender.to_owned(),
        ))
        .to(Mailbox::new_list(readers))
        .subject(one_line(subject))
        .date(Date::new(epoch.saturating_mul(DAY).saturating_add(NOON)))
        .message_id(id)
        .header("X-Unsent", Text::new("1"))
        .text_body(body)
        .write_to_string();
    text.map_err(|error| Failure::new(format!("the mail cannot be written: {error}")))
}

/// The address of somebody that mail can reach.
fn reachable(one: &Address) -> Result<&str, Failure> {
    let Some(address) = one
        .email
        .as_deref()
        .map(str::trim)
        .filter(|a| !a.is_empty())
    else {
        return Err(Failure::new(format!(
            "no e-mail address of {} is known",
            one.name
        )));
    };
    let parts = address.split_once('@');
    let fits = parts
        .is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    let odd = |c: char| {
        c.is_control() || c.is_whitespace() || !c.is_ascii() || "<>,;:\"()[]\\".contains(c)
    };
    if !fits || address.contains(odd) {
        return Err(Failure::new(format!(
            "“{address}” is no e-mail address that mail could reach ({})",
            one.name
        )));
    }
    Ok(address)
}

/// A header's text: no line end can open another header.
fn one_line(text: &str) -> String {
    let calm: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    calm.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn who(name: &str, email: &str) -> Address {
        Address {
            name: name.to_owned(),
            email: Some(email.to_owned()),
        }
    }

    fn day() -> Day {
        Day::parse("2026-11-21").unwrap()
    }

    #[test]
    fn a_mail_has_its_headers_once_and_its_body_in_ascii() {
        let from = who("Ana Ruiz", "ana@example.org");
        let to = [
            who("José Ñandú", "jose@example.org"),
            who("Grace, VP", "grace@example.org"),
        ];
        let mail = mail(
            &from,
            &to,
            "Danke für „alles“",
            "Hello José,\n\nthank you — truly.\n",
            day(),
        )
        .unwrap();
        assert!(mail.is_ascii());
        let (head, body) = mail.split_once("\r\n\r\n").unwrap();
        for name in [
            "From: ",
            "To: ",
            "Subject: ",
            "Date: ",
            "Message-ID: ",
            "X-Unsent: 1",
            "MIME-Version: 1.0",
        ] {
            let found = head.lines().filter(|line| line.starts_with(name)).count();
            assert_eq!(found, 1, "{name} in {head}");
        }
        assert!(
            head.contains("Date: Sat, 21 Nov 2026 12:00:00 +0000"),
            "{head}"
        );
        assert!(head.contains("Subject: =?utf-8?"), "{head}");
        let unfolded = head.replace("\r\n ", " ");
        assert!(
            unfolded.contains("\"Grace, VP\" <grace@example.org>"),
            "{head}"
        );
        assert!(body.contains("thank you =E2=80=94 truly."), "{body}");
        assert!(
            mail.split("\r\n")
                .all(|line| !line.contains('\n') && line.len() <= 998)
        );
    }

    #[test]
    fn no_text_can_open_another_header() {
        let from = who("Ana\r\nBcc: eve@example.org", "ana@example.org");
        let subject = "Hi\r\nX-Evil: 1\n\nbody";
        let mail = mail(&from, &[who("G", "g@example.org")], subject, "x\n", day()).unwrap();
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        assert!(
            !head
                .lines()
                .any(|line| line.starts_with("Bcc") || line.starts_with("X-Evil")),
            "{head}"
        );
    }

    #[test]
    fn an_address_that_mail_cannot_reach_is_told_with_its_name() {
        let from = who("Ana", "ana@example.org");
        let nobody = Address {
            name: "Grace".to_owned(),
            email: None,
        };
        let failure = mail(&from, &[nobody], "s", "b", day()).unwrap_err();
        assert_eq!(failure.message, "no e-mail address of Grace is known");
        for odd in [
            "grace",
            "a@b@c",
            "a b@c.example",
            "a@c\r\nBcc: x@y",
            "@x",
            "x@",
            "<a@b>",
        ] {
            assert!(
                mail(&from, &[who("G", odd)], "s", "b", day()).is_err(),
                "{odd}"
            );
        }
        assert!(mail(&from, &[], "s", "b", day()).is_err());
    }
}
