//! A static file server for this computer alone: right types, no caching, nothing outside its folder.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Longer request lines than this are nobody's.
const LONGEST_LINE: u64 = 8 * 1024;
/// A browser opens connections ahead of need; they must not live for ever.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers every connection to `listener` from the files in `folder`, each on a thread of its own.
pub fn serve(listener: &TcpListener, folder: &Path) {
    for stream in listener.incoming().flatten() {
        let folder = folder.to_path_buf();
        // A visitor who goes away in the middle is no reason to stop.
        thread::spawn(move || answer(stream, &folder));
    }
}

fn answer(mut stream: TcpStream, folder: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let line = read_request(&stream)?;
    let response = respond(&line, folder);
    stream.write_all(&response.head())?;
    if !response.head_only {
        stream.write_all(&response.body)?;
    }
    stream.flush()
}

/// The request's first line; its headers are read to the end, because closing with bytes unread
/// resets the connection.
fn read_request(stream: &TcpStream) -> io::Result<String> {
    let mut reader = BufReader::new(stream.take(16 * LONGEST_LINE));
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut line = String::new();
    while reader.read_line(&mut line)? > 0 && !line.trim_end().is_empty() {
        line.clear();
    }
    Ok(first)
}

struct Response {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
    head_only: bool,
}

impl Response {
    fn text(status: &'static str, sentence: &str) -> Self {
        Self {
            status,
            kind: "text/plain; charset=utf-8",
            body: sentence.as_bytes().to_vec(),
            head_only: false,
        }
    }

    fn head(&self) -> Vec<u8> {
        format!(
            "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
             Content-Security-Policy: frame-ancestors 'none'\r\n\
             Cross-Origin-Opener-Policy: same-origin\r\nConnection: close\r\n\r\n",
            self.status,
            self.kind,
            self.body.len()
        )
        .into_bytes()
    }
}

fn respond(request_line: &str, folder: &Path) -> Response {
    let mut words = request_line.split_whitespace();
    let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    if !matches!(method, "GET" | "HEAD") {
        return Response::text("405 Method Not Allowed", "Only GET and HEAD.");
    }
    let Some(file) = file_for(target, folder) else {
        return Response::text("404 Not Found", "There is no such file.");
    };
    let Ok(body) = fs::read(&file) else {
        return Response::text("404 Not Found", "There is no such file.");
    };
    Response {
        status: "200 OK",
        kind: media_type(&file),
        body,
        head_only: method == "HEAD",
    }
}

/// The file that a request's target names, if it lies in `folder`.
fn file_for(target: &str, folder: &Path) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = percent_decoded(path)?;
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        // `..`, a drive letter, a backslash: no part of a path in dist/ has any of them.
        if part == ".." || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        rest = rest.get(2..)?;
    }
    String::from_utf8(bytes).ok()
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" | "ftl" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    /// A folder of its own for each test, with a page and a module.
    fn site(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("xtask-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("deep")).unwrap();
        fs::write(folder.join("index.html"), "<p>page</p>").unwrap();
        fs::write(folder.join("deep").join("a b.wasm"), [0, 97, 115, 109]).unwrap();
        folder
    }

    #[test]
    fn files_have_their_types() {
        let folder = site("types");
        let page = respond("GET / HTTP/1.1", &folder);
        assert_eq!(
            (page.status, page.kind),
            ("200 OK", "text/html; charset=utf-8")
        );
        let wasm = respond("GET /deep/a%20b.wasm?v=1 HTTP/1.1", &folder);
        assert_eq!((wasm.kind, wasm.body.len()), ("application/wasm", 4));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        let folder = site("outside");
        for target in [
            "/../Cargo.toml",
            "/%2e%2e/x",
            "/deep/..%2f..%2fx",
            "/c:/x",
            "/%",
            "x",
            "/none",
        ] {
            let response = respond(&format!("GET {target} HTTP/1.1"), &folder.join("deep"));
            assert_eq!(response.status, "404 Not Found", "{target}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn other_methods_are_refused() {
        let response = respond("POST / HTTP/1.1", Path::new("."));
        assert_eq!(response.status, "405 Method Not Allowed");
    }

    #[test]
    fn a_whole_exchange_over_the_wire() {
        let folder = site("wire");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let served = folder.clone();
        thread::spawn(move || serve(&listener, &served));
        let mut stream = TcpStream::connect(address).unwrap();
        stream
            .write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"));
        assert!(answer.contains("Cache-Control: no-store"));
        assert!(answer.ends_with("\r\n\r\n<p>page</p>"));
        fs::remove_dir_all(folder).unwrap();
    }
}
