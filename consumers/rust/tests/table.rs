//! The table of `consumers/testdata`, which the libraries of every language answer alike.

use btf_bundle::{Bundle, Error, Found, Host};
use std::fs;
use std::path::{Path, PathBuf};

fn testdata() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata")
}

/// The rows of a table, each with so many cells; `-` is none.
fn rows<const CELLS: usize>(name: &str) -> Vec<[String; CELLS]> {
    let text = fs::read_to_string(testdata().join(name)).unwrap();
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .map(|line| {
            let cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
            cells.try_into().expect(line)
        })
        .collect()
}

fn given(cell: &str) -> Option<&str> {
    (cell != "-").then_some(cell)
}

fn host(name: &str, root: &str, overrides: &str) -> Host {
    let root = root.trim_start_matches('/');
    let mut host = Host::from_root(testdata().join("hosts").join(name).join(root));
    for (field, value) in given(overrides)
        .into_iter()
        .flat_map(|overrides| overrides.split(','))
        .map(|field| field.split_once('=').unwrap())
    {
        match field {
            "os-release" => host = host.with_os_release(testdata().join(value)).unwrap(),
            "id" => host.id = value.to_owned(),
            "version_id" => host.version_id = value.to_owned(),
            "id_like" => host.id_like = value.split(' ').map(str::to_owned).collect(),
            "machine" => host.machine = value.to_owned(),
            "release" => host.release = value.to_owned(),
            "btf" => host.has_btf = value == "yes",
            _ => panic!("{field}"),
        }
    }
    host
}

fn open(name: &str, signature: &str) -> Result<Bundle, Error> {
    let bundle = Bundle::open(testdata().join("bundles").join(name))?;
    match given(signature) {
        None => Ok(bundle),
        Some(signature) => bundle.require_signature(signature),
    }
}

/// The other forms of the product's bundle, all of which give the same.
const FORMS: [&str; 5] = [
    "product-tree",
    "product-tree.tar.gz",
    "product-shared",
    "product-shared.tar",
    "product-shared.tar.gz",
];

#[test]
fn every_host_gets_its_answer_from_every_form_of_the_bundle() {
    let rows: Vec<[String; 12]> = rows("cases.tsv");
    assert!(rows.len() >= 90, "{}", rows.len());
    for row in rows {
        let [name, of, root, overrides, bundle, nearest, signature, answer @ ..] = row;
        let host = host(&of, &root, &overrides);
        let forms: Vec<&str> = match bundle.as_str() {
            "product-tree" => FORMS.to_vec(),
            other => vec![other],
        };
        for form in forms {
            let opened = open(form, &signature).unwrap();
            let found = match nearest.as_str() {
                "nearest" => opened.find_or_nearest(&host),
                _ => opened.find(&host),
            };
            let has_path = form == bundle;
            check(
                &format!("{name} in {form}"),
                &found.unwrap(),
                &answer,
                has_path,
            );
        }
    }
}

fn check(case: &str, found: &Found, answer: &[String; 5], has_path: bool) {
    let [how, kernel, path, candidates, why] = answer;
    assert_eq!(found.how.to_string(), *how, "{case}");
    assert_eq!(found.why, *why, "{case}");
    let ids = given(candidates).map_or(Vec::new(), |ids| ids.split(',').collect());
    assert_eq!(found.candidates, ids, "{case}");
    let Some(file) = &found.file else {
        assert_eq!(*kernel, "-", "{case}");
        return;
    };
    assert_eq!(file.kernel, *kernel, "{case}");
    if has_path {
        assert_eq!(file.path, *path, "{case}");
    }
    let plain = testdata().join(format!("bundles/product-tree/{kernel}.btf"));
    assert_eq!(file.bytes, fs::read(plain).unwrap(), "{case}");
}

#[test]
fn every_broken_bundle_is_refused_with_its_sentence() {
    let rows = rows("broken.tsv");
    assert!(rows.len() >= 70, "{}", rows.len());
    for [bundle, signature, when, kernel, wording, sentence] in rows {
        let opened = open(&bundle, &signature);
        let refused = match when.as_str() {
            "open" => opened.err(),
            _ => opened.unwrap().find(&host_of(&kernel)).err(),
        };
        let said = refused.expect(&bundle).to_string();
        match wording.as_str() {
            "is" => assert_eq!(said, sentence, "{bundle}"),
            _ => assert!(said.starts_with(&sentence), "{bundle}: {said}"),
        }
    }
}

#[test]
fn an_archive_in_memory_is_as_good_as_a_file() {
    for [name, ..] in rows::<6>("broken.tsv") {
        let path = testdata().join("bundles").join(name);
        if path.is_file() {
            let in_memory = Bundle::from_bytes(fs::read(&path).unwrap()).unwrap_err();
            let in_file = Bundle::open(&path).unwrap_err();
            assert_eq!(in_memory.to_string(), in_file.to_string());
        }
    }
    let packed: &'static [u8] = include_bytes!("../../testdata/bundles/product-shared.tar.gz");
    let kernel = "rhel/8/x86_64/4.18.0-348.el8.x86_64";
    let bundle = Bundle::from_bytes(packed).unwrap();
    let found = bundle.find(&host_of(kernel)).unwrap();
    assert_eq!(found.file.unwrap().kernel, kernel);
}

#[test]
fn what_is_not_there_is_named() {
    let missing = testdata().join("bundles/nothing-here");
    let said = Bundle::open(&missing).unwrap_err().to_string();
    assert!(said.contains("nothing-here"), "{said}");
    let said = Host::default().with_os_release(&missing).unwrap_err();
    assert!(said.to_string().contains("nothing-here"), "{said}");
}

/// The host whose kernel has an id.
fn host_of(kernel: &str) -> Host {
    let parts: Vec<&str> = kernel.split('/').collect();
    let [id, version_id, machine, release] = parts[..] else {
        panic!("{kernel}")
    };
    Host {
        id: id.to_owned(),
        version_id: version_id.to_owned(),
        machine: machine.to_owned(),
        release: release.to_owned(),
        ..Host::default()
    }
}
