//! Reading Label Studio's tasks.

use serde_json::{Map, Value};
use standpoint_annotation::State;

use super::super::example::{Example, Piece, Region, Relation};
use super::super::fields::{list, name, named, object, others, whole, words};
use super::super::flaw::Flaw;
use super::super::input::{Each, Found, Input, ReadError};
use super::super::values::each_value;
use super::REJECTED;

/// Reads tasks: an array of them, one, or one a line.
pub(super) fn read(input: &mut Input<'_>, each: &mut Each<'_>) -> Result<(), ReadError> {
    let text_field = input.choices.text_field.clone();
    each_value(input, &mut |place, value| {
        let examples = value.and_then(|value| examples_of(&value, text_field.as_deref()));
        match examples {
            Ok(examples) => {
                for (example, flaws) in examples {
                    let example = Ok(example);
                    each(Found {
                        place,
                        example,
                        flaws,
                    })?;
                }
            }
            Err(why) => each(Found::refused(place, why))?,
        }
        Ok(())
    })
}

type Flawed = (Example, Vec<Flaw>);

/// An example for each annotator, or one where there is none.
fn examples_of(value: &Value, text_field: Option<&str>) -> Result<Vec<Flawed>, String> {
    let task = object(value, "the task")?;
    let data = object(task.get("data").ok_or("“data” is missing")?, "“data”")?;
    let text_field = match text_field {
        Some(field) => field,
        None => likely_text(data).ok_or("“data” holds no text")?,
    };
    let mut base = Example {
        id: named(task, "id"),
        text: words(data, text_field)?.to_owned(),
        meta: others(data, &[text_field, "note"]),
        note: named(data, "note"),
        ..Example::default()
    };
    if data.get("note").is_some_and(|note| !note.is_string()) {
        base.note = None;
    }
    let done: Vec<&Map<String, Value>> = list(task, "annotations")?
        .iter()
        .chain(list(task, "completions")?)
        .filter_map(Value::as_object)
        .filter(|annotation| annotation.get("was_cancelled") != Some(&Value::Bool(true)))
        .collect();
    let mut examples = Vec::new();
    for annotation in &done {
        let mut example = base.clone();
        if done.len() > 1 {
            let task = base.id.as_deref().unwrap_or("task");
            let by = named(annotation, "id").unwrap_or_else(|| (examples.len() + 1).to_string());
            example.id = Some(format!("{task}-{by}"));
        }
        let mut flaws = Vec::new();
        add(
            list(annotation, "result")?,
            State::Accepted,
            &mut example,
            &mut flaws,
        );
        examples.push((example, flaws));
    }
    if examples.is_empty() {
        examples.push((base, Vec::new()));
    }
    let (first, flaws) = &mut examples[0];
    for prediction in list(task, "predictions")?
        .iter()
        .filter_map(Value::as_object)
    {
        add(list(prediction, "result")?, State::Suggested, first, flaws);
    }
    Ok(examples)
}

/// The field called `text`, else the one with the longest words.
fn likely_text(data: &Map<String, Value>) -> Option<&str> {
    if data.get("text").is_some_and(Value::is_string) {
        return Some("text");
    }
    let texts = data
        .iter()
        .filter_map(|(field, value)| Some((value.as_str()?.len(), field)));
    texts.max().map(|(_, field)| field.as_str())
}

fn add(results: &[Value], state: State, example: &mut Example, flaws: &mut Vec<Flaw>) {
    let mut passed = |number: usize, why: String| {
        flaws.push(Flaw::Passed(format!("result[{number}] is left out: {why}")));
    };
    let first = example.regions.len();
    for (number, result) in results.iter().enumerate() {
        if let Some(result) = result.as_object().filter(|result| is_labels(result)) {
            match regions_of(result, state) {
                Ok(regions) => example.regions.extend(regions),
                Err(why) => passed(number, why),
            }
        }
    }
    for (number, result) in results.iter().enumerate() {
        let Some(result) = result.as_object() else {
            passed(number, "it is no object".to_owned());
            continue;
        };
        if !is_labels(result) {
            let said = add_said(result, state, first, example);
            if let Err(why) = said {
                passed(number, why);
            }
        }
    }
}

fn is_labels(result: &Map<String, Value>) -> bool {
    let kind = result.get("type").and_then(Value::as_str);
    kind == Some("labels") || kind == Some("hypertextlabels")
}

/// A region for each of its labels.
fn regions_of(result: &Map<String, Value>, state: State) -> Result<Vec<Region>, String> {
    let value = object(result.get("value").ok_or("“value” is missing")?, "“value”")?;
    let kind = result
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or("labels");
    let mut piece = Piece::new(whole(value, "start")?, whole(value, "end")?);
    piece.quote = value.get("text").and_then(Value::as_str).map(str::to_owned);
    let id = named(result, "id").unwrap_or_default();
    let meta = result.get("meta").and_then(Value::as_object);
    let note = meta.map(|meta| list(meta, "text").unwrap_or_default());
    let note: Vec<String> = note.into_iter().flatten().filter_map(name).collect();
    let is_rejected = meta.and_then(|meta| named(meta, "state")).as_deref() == Some(REJECTED);
    let labels = list(value, kind)?.iter().filter_map(name);
    let regions = labels.enumerate().map(|(number, label)| Region {
        pieces: vec![piece.clone()],
        note: (!note.is_empty()).then(|| note.join("\n")),
        state: if is_rejected { State::Rejected } else { state },
        confidence: result
            .get("score")
            .and_then(Value::as_f64)
            .filter(|_| state != State::Accepted),
        ..Region::new(
            if number == 0 {
                id.clone()
            } else {
                format!("{id}#{number}")
            },
            label,
            0,
            0,
        )
    });
    Ok(regions.collect())
}

/// A relation, an attribute of a region, or a label of the task.
fn add_said(
    result: &Map<String, Value>,
    state: State,
    first: usize,
    example: &mut Example,
) -> Result<(), String> {
    let kind = words(result, "type")?;
    if kind == "relation" {
        example.relations.extend(relations_of(result)?);
        return Ok(());
    }
    let value = object(result.get("value").ok_or("“value” is missing")?, "“value”")?;
    let field = match kind {
        "choices" | "number" | "rating" | "json" | "taxonomy" => kind,
        "textarea" => "text",
        other => return Err(format!("“{other}” is nothing that is said of a text")),
    };
    let said = value
        .get(field)
        .ok_or_else(|| format!("“{field}” is missing"))?;
    let control = words(result, "from_name")?;
    let id = named(result, "id");
    let regions = &mut example.regions[first..];
    let mut of_region = regions
        .iter_mut()
        .filter(|region| Some(&region.id) == id.as_ref())
        .peekable();
    if of_region.peek().is_some() {
        for region in of_region {
            let said = if kind == "json" {
                said.clone()
            } else {
                single(said)
            };
            region.attributes.insert(control.to_owned(), said);
        }
    } else if state == State::Accepted && kind == "choices" {
        example
            .labels
            .extend(said.as_array().into_iter().flatten().filter_map(name));
    } else if state == State::Accepted {
        example.meta.insert(control.to_owned(), single(said));
    }
    Ok(())
}

/// A list of one as that one.
fn single(said: &Value) -> Value {
    match said.as_array().map(Vec::as_slice) {
        Some([one]) => one.clone(),
        _ => said.clone(),
    }
}

/// A relation for each label, and the way back where it leads both ways.
fn relations_of(result: &Map<String, Value>) -> Result<Vec<Relation>, String> {
    let end = |field: &str| named(result, field).ok_or(format!("“{field}” is missing"));
    let (from, to) = (end("from_id")?, end("to_id")?);
    let mut kinds: Vec<String> = list(result, "labels")?.iter().filter_map(name).collect();
    if kinds.is_empty() {
        kinds.push("relation".to_owned());
    }
    let direction = result
        .get("direction")
        .and_then(Value::as_str)
        .unwrap_or("right");
    let mut relations = Vec::new();
    for kind in kinds {
        if direction != "left" {
            relations.push(Relation::new(kind.clone(), from.clone(), to.clone()));
        }
        if direction != "right" {
            relations.push(Relation::new(kind, to.clone(), from.clone()));
        }
    }
    Ok(relations)
}

#[cfg(test)]
mod tests {
    use super::super::super::drawing::{drawn, read_all};
    use super::super::FORMAT;

    #[test]
    fn tasks_with_everything_are_read() {
        let json = r#"[{"id": 87, "data": {"text": "😀 Kessia stalls", "source": "x"}, "annotations": [{"id": 1, "result": [
            {"id": "a", "from_name": "stance", "to_name": "text", "type": "choices", "value": {"start": 3, "end": 9, "choices": ["opposes"]}},
            {"id": "a", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 3, "end": 9, "text": "Kessia", "labels": ["ORG"]}, "meta": {"text": ["sure"]}},
            {"id": "b", "from_name": "label", "to_name": "text", "type": "labels", "value": {"start": 10, "end": 16, "labels": ["CUE"]}},
            {"type": "relation", "from_id": "a", "to_id": "b", "direction": "left", "labels": ["by"]},
            {"id": "c", "from_name": "tone", "to_name": "text", "type": "choices", "value": {"choices": ["Negative"]}},
            {"id": "p", "type": "polygonlabels", "value": {"points": []}, "from_name": "x"}]}],
            "predictions": [{"model_version": "m", "result": [{"id": "z", "type": "labels", "score": 0.5, "value": {"start": 3, "end": 16, "labels": ["S"]}}]}]},
            {"data": {"reviewText": "Well then", "summary": "ok"}, "annotations": [{"result": []}, {"result": []}]}, {"data": {"image": 1}}]"#;
        let found = read_all(&FORMAT, json.as_bytes());
        let drawn: Vec<String> = found.iter().map(drawn).collect();
        assert_eq!(
            drawn,
            [
                "😀 [[Kessia|ORG stance=opposes note(sure)] [stalls|CUE]|S suggested 0.5] #Negative by(stalls, Kessia) \
                 !result[5] is left out: “polygonlabels” is nothing that is said of a text",
                "Well then",
                "Well then",
                "number 3: “data” holds no text",
            ]
        );
        assert_eq!(
            found[2].example.as_ref().unwrap().id.as_deref(),
            Some("task-2")
        );
    }
}
