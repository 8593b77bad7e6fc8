//! The published schema is the one that the types make. `STANDPOINT_UPDATE=1` writes it anew.

use std::path::Path;

use standpoint_annotation::schema;

#[test]
fn the_published_schema_is_up_to_date() {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/schema/standpoint-1.schema.json");
    let made = schema::standpoint_1().unwrap();
    if std::env::var_os("STANDPOINT_UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &made).unwrap();
    }
    let published = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        made == published,
        "{} is out of date: run `cargo xtask schema`",
        path.display()
    );
}
