//! `serve`: `dist/` on this computer alone.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use crate::failure::{Doing, Failure, Outcome};
use crate::{places, server};

const PORT: u16 = 8080;

/// Serves `dist/` until it is stopped.
pub fn serve(arguments: &[String]) -> Outcome {
    serve_on(port(arguments)?)
}

/// The port that `--port N` asks for, or the usual one.
pub fn port(arguments: &[String]) -> Outcome<u16> {
    match arguments {
        [] => Ok(PORT),
        [flag, number] if flag == "--port" => number
            .parse()
            .doing(format!("read `{number}` as a port (1 to 65535)")),
        _ => Err(Failure::new(format!(
            "The only option is `--port N`, not `{}`.",
            arguments.join(" ")
        ))),
    }
}

/// Serves `dist/` on `port` of the loopback address until it is stopped.
pub fn serve_on(port: u16) -> Outcome {
    let folder = places::dist();
    if !folder.join("index.html").is_file() {
        return Err(Failure::new(
            "There is nothing to serve yet: run `cargo xtask build` first, or `cargo xtask run` for both.",
        ));
    }
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        if error.kind() == ErrorKind::AddrInUse {
            Failure::new(format!(
                "Port {port} is taken by another program: stop that one, or choose another port with `--port {}`.",
                port.saturating_add(1)
            ))
        } else {
            Failure::new(format!("Could not listen on port {port}: {error}."))
        }
    })?;
    let address = listener.local_addr().doing("read the server's address")?;
    println!("\nStandpoint is at http://{address} (Ctrl+C stops it)");
    server::serve(&listener, &folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_can_be_chosen() {
        let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(port(&[]).unwrap(), 8080);
        assert_eq!(port(&words("--port 9000")).unwrap(), 9000);
        assert!(port(&words("--port 99999")).is_err());
        assert!(port(&words("--open")).is_err());
    }
}
