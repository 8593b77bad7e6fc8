//! The browsers and the Node packages that the browser tests need.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::failure::{Failure, Outcome};
use crate::steps::step;
use crate::{install, places, shell};

/// A browser that tests can drive.
#[derive(Clone, Copy, Debug)]
pub struct Browser {
    /// The variable that names it to the tests; set beforehand, it wins.
    pub variable: &'static str,
    /// What it is called.
    name: &'static str,
    /// What its program may be called on PATH.
    programs: &'static [&'static str],
    /// Where it lies on systems that put nothing on PATH.
    places: &'static [&'static str],
    /// Debian's packages.
    packages: &'static [&'static str],
}

/// What all browser tests run in.
pub const CHROMIUM: Browser = Browser {
    variable: "STANDPOINT_CHROMIUM",
    name: "Chromium",
    programs: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "chrome",
    ],
    places: &[
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    ],
    packages: &["chromium", "fonts-liberation"],
};

/// What drives Chromium for the tests that are themselves compiled to run in it.
pub const CHROMEDRIVER: Browser = Browser {
    variable: "CHROMEDRIVER",
    name: "ChromeDriver",
    programs: &["chromedriver"],
    places: &["/usr/lib/chromium-browser/chromedriver"],
    packages: &["chromium-driver"],
};

/// What the main job is done in once more.
pub const FIREFOX: Browser = Browser {
    variable: "STANDPOINT_FIREFOX",
    name: "Firefox",
    programs: &["firefox-esr", "firefox"],
    places: &[
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ],
    packages: &["firefox-esr"],
};

impl Browser {
    /// Its program, if it is on this machine.
    fn find(&self) -> Option<PathBuf> {
        env::var_os(self.variable)
            .map(PathBuf::from)
            .or_else(|| shell::find_on_path(self.programs))
            .or_else(|| self.places.iter().map(PathBuf::from).find(|p| p.is_file()))
    }

    /// Its program; installed on Debian where we may, otherwise asked for.
    pub fn ensure(&self) -> Outcome<PathBuf> {
        if let Some(program) = self.find() {
            return Ok(program);
        }
        if is_debian() && is_root() {
            let what = format!("Installing {} (about a minute, once)", self.name);
            step(&what, || apt_install(self.packages))?;
        }
        self.find().ok_or_else(|| {
            Failure::new(format!(
                "{} is missing. On Debian or Ubuntu: sudo apt-get install {}. Elsewhere install it and put its \
                 program on PATH, or name it in {}.",
                self.name,
                self.packages.join(" "),
                self.variable
            ))
        })
    }
}

fn is_debian() -> bool {
    Path::new("/etc/debian_version").is_file() && shell::find_on_path(&["apt-get"]).is_some()
}

fn is_root() -> bool {
    shell::capture(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

fn apt_install(packages: &[&str]) -> Outcome {
    let apt = || {
        let mut command = shell::command("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
        command
    };
    let install = || {
        shell::run(
            apt()
                .args(["install", "-y", "--no-install-recommends"])
                .args(packages),
        )
    };
    // Package lists that are fresh enough save the update; a failed install names what is missing.
    install().or_else(|_| shell::run(apt().arg("update")).and_then(|()| install()))
}

/// The Node packages of the browser tests, exactly as locked.
pub fn ensure_packages() -> Outcome {
    install::node()?;
    let folder = places::browser_tests();
    let wanted = fs::read(folder.join("package-lock.json")).ok();
    let stamp = folder.join("node_modules").join(".standpoint-lock");
    if wanted.is_some() && fs::read(&stamp).ok() == wanted {
        return Ok(());
    }
    step("Installing the browser tests' packages", || {
        shell::run(
            shell::npm()
                .current_dir(&folder)
                .args(["ci", "--no-fund", "--no-audit"]),
        )
    })?;
    if let Some(lock) = wanted {
        // Without the stamp the packages are installed again next time, and nothing else is lost.
        let _ = fs::write(stamp, lock);
    }
    Ok(())
}

/// The files of `tests/browser` that hold tests.
pub fn test_files() -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(places::browser_tests()) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    files
}
