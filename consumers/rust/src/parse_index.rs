//! Reads `index.json`.

use crate::error::{shown, Error};
use crate::index::{File, Index, Place, LARGEST_FILE};
use crate::json::{Json, Wrong, DEPTH};
use crate::path;
use std::collections::BTreeMap;

/// The schema that this library knows.
const SCHEMA: u64 = 1;

/// Reads the text of an `index.json`. Members that schema 1 does not name mean nothing.
pub fn parse(text: &[u8]) -> Result<Index, Error> {
    let text = std::str::from_utf8(text).map_err(|_| no_json("it is not UTF-8"))?;
    let mut json = Json::new(text);
    json.skip()
        .and_then(|()| json.end())
        .map_err(|wrong| match wrong {
            Wrong::Syntax(reason) => no_json(&reason),
            Wrong::Deep => damaged(format!("index.json is nested deeper than {DEPTH} levels")),
            Wrong::Meaning(reason) => other_shape(&reason),
        })?;
    // The schema first, whatever else has changed with it.
    match schema(text)? {
        SCHEMA => contents(text),
        schema => Err(Error::Schema { schema }),
    }
}

fn schema(text: &str) -> Result<u64, Error> {
    let mut schema = None;
    let read = Json::new(text).object(|json, name| match name {
        "schema" => once(&mut schema, name, json.number()),
        _ => json.skip(),
    });
    read.map_err(misread)?;
    schema.ok_or_else(|| other_shape("it has no schema"))
}

fn contents(text: &str) -> Result<Index, Error> {
    let (mut signature, mut files, mut releases) = (None, None, None);
    let read = Json::new(text).object(|json, name| match name {
        "signature" => once(&mut signature, name, digest(json)),
        "files" => once(&mut files, name, read_files(json)),
        "releases" => once(&mut releases, name, read_releases(json)),
        _ => json.skip(),
    });
    read.map_err(misread)?;
    let index = Index {
        signature: signature.ok_or_else(|| other_shape("it has no signature"))?,
        files: files.ok_or_else(|| other_shape("it has no files"))?,
        releases: releases.ok_or_else(|| other_shape("it has no releases"))?,
    };
    index.files.iter().try_for_each(check_file)?;
    for (release, places) in &index.releases {
        for place in places {
            check_place(place, release, index.files.len())?;
        }
    }
    Ok(index)
}

fn read_files(json: &mut Json) -> Result<Vec<File>, Wrong> {
    let mut files = Vec::new();
    json.array(|json| {
        files.push(read_file(json)?);
        Ok(())
    })?;
    Ok(files)
}

fn read_file(json: &mut Json) -> Result<File, Wrong> {
    let (mut path, mut size, mut sha256) = (None, None, None);
    json.object(|json, name| match name {
        "path" => once(&mut path, name, json.string()),
        "size" => once(&mut size, name, json.number()),
        "sha256" => once(&mut sha256, name, digest(json)),
        _ => json.skip(),
    })?;
    let without = |what| Wrong::Meaning(format!("a file has no {what}"));
    Ok(File {
        path: path.ok_or_else(|| without("path"))?.into_owned(),
        size: size.ok_or_else(|| without("size"))?,
        sha256: sha256.ok_or_else(|| without("sha256"))?,
    })
}

fn read_releases(json: &mut Json) -> Result<BTreeMap<String, Vec<Place>>, Wrong> {
    let mut releases = BTreeMap::new();
    json.object(|json, release| {
        if !path::is_part(release) {
            return Err(instead_of("a kernel's release", release));
        }
        let mut places: Vec<Place> = Vec::new();
        json.object(|json, place| {
            places.push(read_place(place, json.number()?)?);
            Ok(())
        })?;
        places.sort_by_cached_key(Place::to_string);
        for pair in places.windows(2) {
            if pair[0].to_string() == pair[1].to_string() {
                return Err(twice(&pair[0].to_string()));
            }
        }
        match releases.insert(release.to_owned(), places) {
            None => Ok(()),
            Some(_) => Err(twice(release)),
        }
    })?;
    Ok(releases)
}

fn read_place(place: &str, file: u64) -> Result<Place, Wrong> {
    let parts: Vec<&str> = place.split('/').collect();
    match parts[..] {
        [distro, version, arch] if parts.iter().all(|part| path::is_part(part)) => Ok(Place {
            distro: distro.to_owned(),
            version: version.to_owned(),
            arch: arch.to_owned(),
            file: usize::try_from(file).unwrap_or(usize::MAX),
        }),
        _ => Err(instead_of("distro/version/arch", place)),
    }
}

/// A SHA-256 in hex.
fn digest(json: &mut Json) -> Result<String, Wrong> {
    let digits = json.string()?;
    if is_digest(&digits) {
        Ok(digits.into_owned())
    } else {
        Err(instead_of("64 hex digits", &digits))
    }
}

/// Whether a text is 64 lower-case hex digits.
pub fn is_digest(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Keeps what was read of a member, unless the member was there before.
fn once<T>(to: &mut Option<T>, name: &str, read: Result<T, Wrong>) -> Result<(), Wrong> {
    match to.replace(read?) {
        None => Ok(()),
        Some(_) => Err(twice(name)),
    }
}

fn twice(name: &str) -> Wrong {
    Wrong::Meaning(format!("\"{}\" stands there twice", shown(name)))
}

fn instead_of(wanted: &str, text: &str) -> Wrong {
    Wrong::Meaning(format!("\"{}\" stands where {wanted} should", shown(text)))
}

fn check_file(file: &File) -> Result<(), Error> {
    if !path::stays_inside(&file.path) {
        return Err(damaged(format!(
            "index.json names the file \"{}\": {}",
            shown(&file.path),
            path::RULE
        )));
    }
    if file.size > LARGEST_FILE {
        return Err(damaged(format!(
            "index.json gives {} {} bytes, and no file of a bundle has more than {LARGEST_FILE}",
            shown(&file.path),
            file.size
        )));
    }
    Ok(())
}

fn check_place(place: &Place, release: &str, files: usize) -> Result<(), Error> {
    if place.file < files {
        return Ok(());
    }
    Err(damaged(format!(
        "index.json leads {} to file {}, and has {files}",
        shown(format!("{place}/{release}")),
        place.file
    )))
}

/// The text was found to be JSON: something of another kind stands where it is read.
fn misread(wrong: Wrong) -> Error {
    match wrong {
        Wrong::Syntax(reason) | Wrong::Meaning(reason) => other_shape(&reason),
        Wrong::Deep => other_shape("it is nested too deep"),
    }
}

fn no_json(reason: &str) -> Error {
    damaged(format!("index.json is not JSON: {reason}"))
}

fn other_shape(reason: &str) -> Error {
    damaged(format!(
        "index.json is not what btf-bundle writes: {reason}"
    ))
}

fn damaged(reason: String) -> Error {
    Error::Damaged { reason }
}
