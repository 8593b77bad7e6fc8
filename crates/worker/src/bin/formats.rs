//! Errands in a Web Worker.

fn main() {
    standpoint_worker::formats::serve();
}
