//! The deep reader in a Web Worker.

fn main() {
    standpoint_worker::deep::serve();
}
