//! Names that lead nowhere: a goal, a person, a debrief, an axis that is not there (notes: `pointed`).

use crate::facts::owner;
use crate::model::ids::{GoalId, PersonId, RelPath};
use crate::model::network::{Ids, Network};
use crate::model::note::Meeting;
use crate::model::person::Person;
use crate::model::problem::Finding;
use crate::text::fold::slug;
use crate::text::phrase::shell_word;
use crate::text::similar;

/// The axes that every network has (format.md, "Coverage").
const AXES: [&str; 6] = [
    "organization",
    "sector",
    "function",
    "level",
    "career-stage",
    "relation",
];

/// The rules `dead-reference` and `unknown-owner`.
pub(super) fn check(network: &Network) -> Vec<Finding> {
    let ids = network.ids();
    let mut found = Found::in_cards(network, &ids);
    for resource in &network.resources {
        let shared = Key::list(resource.file(), "shared", None);
        for (id, _) in &resource.shared {
            // Shared on two days is shared twice.
            found.person(&shared, id, &[]);
        }
    }
    found.owners();
    found.axes();
    found.findings
}

/// A key that holds ids, and how `mentor set` reaches it.
struct Key {
    file: RelPath,
    path: &'static str,
    list: bool,
    /// What is typed after `mentor set`; `None`: no command sets it.
    who: Option<String>,
}

impl Key {
    fn list(file: RelPath, path: &'static str, who: Option<String>) -> Self {
        let list = true;
        Self {
            file,
            path,
            list,
            who,
        }
    }

    fn one(file: RelPath, path: &'static str, who: Option<String>) -> Self {
        Self {
            list: false,
            ..Self::list(file, path, who)
        }
    }

    /// The key without its table.
    fn name(&self) -> &'static str {
        self.path.rsplit('.').next().unwrap_or(self.path)
    }

    /// The finding of an id that leads nowhere. Whose whole first words it is, or whose words written as a name,
    /// is `meant` beyond doubt.
    fn dead(
        &self,
        id: &str,
        what: &str,
        meant: Option<&str>,
        near: Option<&str>,
        otherwise: Option<String>,
    ) -> Finding {
        let whole_words = |meant: &&str| {
            let rest = meant.strip_prefix(id);
            rest.is_some_and(|rest| rest.starts_with('-')) || **meant == slug(id)
        };
        let meant = meant.filter(whole_words);
        let hint = match meant {
            Some(meant) => format!("`mentor check --fix` writes \"{meant}\""),
            None => otherwise.unwrap_or_else(|| self.hint(id, near)),
        };
        let message = format!("{} names \"{id}\", and {what}", self.name());
        let finding = dead(self.file.clone(), message).in_value(self.path, id);
        let finding = match self.who {
            Some(_) => finding.command(hint),
            None => finding.hint(hint),
        };
        finding.mended(meant.map(str::to_owned))
    }

    /// How to mend an id that leads nowhere.
    fn hint(&self, dead: &str, nearest: Option<&str>) -> String {
        let name = self.name();
        let takes_out = shell_word(&format!("{name}-={dead}"));
        match (&self.who, nearest) {
            (None, Some(near)) => format!("did you mean \"{near}\"?"),
            (None, None) => "take it out, or mend it by hand".to_owned(),
            (Some(who), Some(near)) if self.list => {
                format!("did you mean \"{near}\"? `mentor set {who} {takes_out} {name}+={near}`")
            }
            (Some(who), Some(near)) => {
                format!("did you mean \"{near}\"? `mentor set {who} {name}={near}`")
            }
            (Some(who), None) if self.list => {
                format!("`mentor set {who} {takes_out}` takes it out")
            }
            (Some(who), None) => format!("`mentor set {who} {name}=` takes it out"),
        }
    }
}

/// The rule `dead-reference` for the people and circles that were read, where these are everyone's ids.
pub(super) fn of_cards(network: &Network, ids: &Ids) -> Vec<Finding> {
    Found::in_cards(network, ids).findings
}

struct Found<'a> {
    network: &'a Network,
    ids: &'a Ids,
    findings: Vec<Finding>,
}

impl<'a> Found<'a> {
    /// What people and circles name.
    fn in_cards(network: &'a Network, ids: &'a Ids) -> Self {
        let mut found = Self {
            network,
            ids,
            findings: Vec::new(),
        };
        for person in &network.people {
            found.of_person(person);
        }
        for circle in &network.circles {
            let who = Some(format!("circle:{}", circle.id));
            let members = Key::list(circle.file(), "members", who.clone());
            for id in &circle.members {
                found.person(&members, id, &circle.members);
            }
            if let Some(id) = circle.facilitator.as_deref().filter(|id| *id != "me") {
                let facilitator = Key::one(circle.file(), "facilitator", who);
                found.person(&facilitator, &PersonId::new(id), &[]);
            }
            found.of_meetings(&circle.meetings);
            found.of_meetings(&circle.closings);
        }
        found
    }

    fn of_person(&mut self, person: &Person) {
        let who = Some(person.id.to_string());
        let goals = Key::list(person.file(), "relationship.goals", who.clone());
        for id in &person.relationship.goals {
            self.goal(&goals, id, &person.relationship.goals);
        }
        let knows = Key::list(person.file(), "knows", who.clone());
        let known = person.knows.as_deref().unwrap_or_default();
        for id in known {
            self.person(&knows, id, known);
        }
        if let Some(id) = &person.introduced_by {
            let key = Key::one(person.file(), "introduced-by", who);
            self.person(&key, id, &[]);
        }
        for past in &person.relationship.history {
            let Some(name) = past.note.as_deref() else {
                continue;
            };
            let wanted = name.trim_end_matches(".md");
            let there = person
                .closings
                .iter()
                .any(|closing| closing.path.file_name().trim_end_matches(".md") == wanted);
            if !there {
                self.findings.push(
                    dead(
                        person.file(),
                        format!("history names the note \"{name}\", which is not in the folder"),
                    )
                    .in_value("relationship.history", name)
                    .hint(
                        "a debrief's name is closing-DATE.md; take `note` out where there is none",
                    ),
                );
            }
        }
        self.of_meetings(&person.meetings);
        self.of_meetings(&person.closings);
    }

    fn of_meetings(&mut self, meetings: &[Meeting]) {
        for meeting in meetings {
            if let Some(note) = meeting.note.as_deref() {
                let present = Key::list(meeting.path.clone(), "present", None);
                for id in &note.front.present {
                    self.person(&present, id, &note.front.present);
                }
                let seats = Key::list(meeting.path.clone(), "hot-seats", None);
                for id in &note.front.hot_seats {
                    self.person(&seats, id, &note.front.hot_seats);
                }
            }
        }
    }

    /// Owners of actions who are nobody.
    fn owners(&mut self) {
        for owner in owner::unknown(self.network) {
            let id = owner.written;
            let hint = match (owner.meant, self.nearest(id.as_str())) {
                (Some(meant), _) => format!("`mentor check --fix` writes @{meant}"),
                (None, Some(near)) => format!("did you mean @{near}?"),
                (None, None) => {
                    format!("`mentor add \"Their Name\"` makes a person, if @{id} is one")
                }
            };
            let message = format!("the action's owner @{id} is nobody's id");
            let finding = Finding::warning("unknown-owner", owner.file, message);
            let finding = finding.on_words(owner.action.line, format!("@{id}"));
            let finding = finding.mended(owner.meant.map(|meant| format!("@{meant}")));
            self.findings.push(finding.hint(hint));
        }
    }

    fn ids(&self) -> impl Iterator<Item = &str> + Clone {
        self.ids.people.iter().map(PersonId::as_str)
    }

    fn nearest(&self, id: &str) -> Option<&str> {
        similar::nearest(id, self.ids(), 1).first().copied()
    }

    /// An id that is nobody's; `beside` are the ids that stand in the same list.
    fn person(&mut self, key: &Key, id: &PersonId, beside: &[PersonId]) {
        if self.ids.people.binary_search(id).is_err() {
            let meant = sole(self.ids(), id.as_str());
            let meant = meant.filter(|meant| !beside.iter().any(|other| other.as_str() == *meant));
            let near = self.nearest(id.as_str());
            let what = "there is nobody of that id";
            self.findings
                .push(key.dead(id.as_str(), what, meant, near, None));
        }
    }

    fn goal(&mut self, key: &Key, id: &GoalId, beside: &[GoalId]) {
        if self.network.goal(id).is_none() {
            let goals = || self.network.goals.iter().map(|goal| goal.id.as_str());
            let near = similar::nearest(id.as_str(), goals(), 1);
            let meant = sole(goals(), id.as_str());
            let meant = meant.filter(|meant| !beside.iter().any(|other| other.as_str() == *meant));
            let what = "there is no such goal";
            let near = near.first().copied();
            let others = beside.iter().any(|goal| self.network.goal(goal).is_some());
            let write = near.is_none().then(|| {
                let out = match (&key.who, others) {
                    // Without any goal a person serves every goal.
                    (Some(who), false) => self.another_goal(who, id),
                    _ => key.hint(id.as_str(), None),
                };
                format!("write goals/{id}.md; or {out}")
            });
            self.findings
                .push(key.dead(id.as_str(), what, meant, near, write));
        }
    }

    /// How to write another goal in the place of the last one that somebody has.
    fn another_goal(&self, who: &str, dead: &GoalId) -> String {
        let mut goals = self.network.goals.iter();
        let (only, more) = (goals.next(), goals.next().is_some());
        let takes_out = shell_word(&format!("goals-={dead}"));
        match only {
            None => format!("`mentor set {who} {takes_out}` takes it out"),
            Some(goal) if !more => {
                let goal = &goal.id;
                format!("`mentor set {who} {takes_out} goals+={goal}` names the one that there is")
            }
            Some(_) => format!(
                "`mentor set {who} {takes_out} goals+=GOAL` names one of `mentor goal list` instead: \
                 without any, {who} would count for every goal"
            ),
        }
    }

    /// An axis of diversity that nobody has a value for.
    fn axes(&mut self) {
        if self.network.people.is_empty() {
            return;
        }
        let own: Vec<&str> = self
            .network
            .people
            .iter()
            .flat_map(|person| person.axes.iter().map(|(name, _)| name.as_str()))
            .collect();
        for axis in &self.network.policy.coverage.axes {
            if AXES.contains(&axis.as_str()) || own.contains(&axis.as_str()) {
                continue;
            }
            let known = AXES.iter().chain(&own).copied();
            let hint = match similar::nearest(axis, known, 1).first() {
                Some(near) => {
                    format!("did you mean \"{near}\"? `mentor set me axes-={axis} axes+={near}`")
                }
                None => format!(
                    "`mentor set WHO axes.{axis}=…` gives somebody one; `mentor set me axes-={axis}` takes it out"
                ),
            };
            let message = format!("axes names \"{axis}\", and nobody has such a key under [axes]");
            self.findings.push(
                dead(RelPath::new("mentor.toml"), message)
                    .in_value("coverage.axes", axis)
                    .command(hint),
            );
        }
    }
}

/// The one id that begins so, or that has these words: `priya-nair` for `Priya Nair`.
fn sole<'a>(ids: impl Iterator<Item = &'a str> + Clone, beginning: &str) -> Option<&'a str> {
    let mut fits = ids.clone().filter(|id| id.starts_with(beginning));
    let begun = fits.next().filter(|_| fits.next().is_none());
    let words = slug(beginning);
    begun.or_else(|| ids.clone().find(|id| *id == words))
}

pub(super) fn dead(file: RelPath, message: String) -> Finding {
    Finding::warning("dead-reference", file, message)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::fixture::{circle, circle_met, goal, met, network, person, promise};
    use crate::model::action::Owner;
    use crate::model::problem::Spot;
    use crate::model::relationship::Past;

    fn told(net: &Network) -> Vec<(String, Option<String>)> {
        check(net)
            .into_iter()
            .map(|found| (found.problem.message, found.problem.hint))
            .collect()
    }

    #[test]
    fn a_person_a_goal_or_a_debrief_that_is_not_there_is_named_with_the_nearest() {
        let mut ada = person("ada", &[]);
        ada.knows = Some(vec![PersonId::new("grace-okafro"), PersonId::new("ada")]);
        ada.relationship.goals = vec![GoalId::new("director"), GoalId::new("zzz")];
        ada.relationship.history = vec![Past {
            since: None,
            until: None,
            note: Some("closing-2024-12-01.md".into()),
        }];
        let mut net = network(vec![ada, person("grace-okafor", &[])]);
        net.goals = vec![goal("director-by-2027", 2, &[])];
        let told = told(&net);
        assert_eq!(told.len(), 4);
        assert_eq!(
            told[0].1.as_deref(),
            Some("`mentor check --fix` writes \"director-by-2027\"")
        );
        assert_eq!(
            told[1].1.as_deref(),
            Some(
                "write goals/zzz.md; or `mentor set ada goals-=zzz goals+=director-by-2027` \
                 names the one that there is"
            )
        );
        assert_eq!(
            told[2].0,
            "knows names \"grace-okafro\", and there is nobody of that id"
        );
        assert_eq!(
            told[2].1.as_deref(),
            Some(
                "did you mean \"grace-okafor\"? \
                 `mentor set ada knows-=grace-okafro knows+=grace-okafor`"
            )
        );
        assert!(told[3].0.contains("closing-2024-12-01.md"));
    }

    #[test]
    fn the_last_goal_is_not_taken_out_where_that_would_mean_every_goal() {
        let hint = |goals: &[&str], there: &[&str]| {
            let mut ada = person("ada", &[]);
            ada.relationship.goals = goals.iter().map(|id| GoalId::new(*id)).collect();
            let mut net = network(vec![ada]);
            net.goals = there.iter().map(|id| goal(id, 2, &[])).collect();
            told(&net).remove(0).1.unwrap_or_default()
        };
        let takes_out = "write goals/zzz.md; or `mentor set ada goals-=zzz` takes it out";
        assert_eq!(hint(&["zzz"], &[]), takes_out);
        assert_eq!(hint(&["zzz", "a-goal"], &["a-goal", "b-goal"]), takes_out);
        let another = "write goals/zzz.md; or `mentor set ada goals-=zzz goals+=GOAL` names one of \
                       `mentor goal list` instead: without any, ada would count for every goal";
        assert_eq!(hint(&["zzz"], &["a-goal", "b-goal"]), another);
        assert_eq!(hint(&["zzz", "yyy"], &["a-goal", "b-goal"]), another);
    }

    #[test]
    fn whole_first_words_of_one_id_are_completed_and_nothing_else_is() {
        let mut ada = person("ada", &[]);
        let ids = [
            "grace", "gra", "sam", "bo-berg", "bo", "Sam Roe", "Bo Berg", "ada",
        ];
        ada.knows = Some(ids.map(PersonId::new).to_vec());
        ada.introduced_by = Some(PersonId::new("grace"));
        let others = ["grace-okafor", "sam-lee", "sam-roe", "bo-berg"];
        let mut people = vec![ada];
        people.extend(others.map(|id| person(id, &[])));
        let found = check(&network(people));
        let mended: Vec<(Option<&str>, Option<&str>)> = found
            .iter()
            .map(|one| (one.spot.words(), one.mended.as_deref()))
            .collect();
        assert_eq!(
            mended,
            [
                (Some("grace"), Some("grace-okafor")),
                (Some("gra"), None),
                (Some("sam"), None),
                // It stands in the list already.
                (Some("bo"), None),
                (Some("Sam Roe"), Some("sam-roe")),
                (Some("Bo Berg"), None),
                (Some("grace"), Some("grace-okafor")),
            ]
        );
    }

    #[test]
    fn an_owner_who_is_nobody_is_named_on_the_line_of_the_action() {
        let mut ada = person("ada", &[]);
        let note = met(&mut ada, "2026-09-01");
        promise(note, "one").owner = Owner::Person(PersonId::new("gra"));
        promise(note, "two").owner = Owner::Person(PersonId::new("grace-okafor"));
        let net = network(vec![ada, person("grace-okafor", &[])]);
        let found = check(&net);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].problem.rule, "unknown-owner");
        assert_eq!(found[0].spot, Spot::Line(1, Some("@gra".into())));
        let hint = found[0].problem.hint.as_deref();
        assert_eq!(hint, Some("`mentor check --fix` writes @grace-okafor"));
        assert_eq!(found[0].mended.as_deref(), Some("@grace-okafor"));
    }

    #[test]
    fn circles_name_people_and_me() {
        let mut ops = circle("ops", &["ada", "bob"]);
        ops.facilitator = Some("me".into());
        circle_met(&mut ops, "2026-09-01", &["ada", "cy"]);
        let mut net = network(vec![person("ada", &[])]);
        net.circles = vec![ops];
        let messages: Vec<String> = told(&net).into_iter().map(|(message, _)| message).collect();
        assert_eq!(
            messages,
            [
                "members names \"bob\", and there is nobody of that id",
                "present names \"cy\", and there is nobody of that id",
            ]
        );
    }

    #[test]
    fn an_own_axis_wants_a_value_somewhere() {
        let mut ada = person("ada", &[]);
        ada.axes = vec![("first-language".into(), "Igbo".into())];
        let mut net = network(vec![ada]);
        net.policy.coverage.axes = vec!["sector".into(), "first-langauge".into()];
        assert_eq!(
            told(&net)[0].1.as_deref(),
            Some(
                "did you mean \"first-language\"? \
                 `mentor set me axes-=first-langauge axes+=first-language`"
            )
        );
        net.policy.coverage.axes = vec!["first-language".into(), "career-stage".into()];
        assert_eq!(told(&net).len(), 0);
    }
}
