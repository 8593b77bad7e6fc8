// A test waits for states, never for times; what is here only ends one that waits for a state that never comes.

/** How many milliseconds a test that has failed gets to leave its evidence and to close what it opened. */
export const PARTING = 20_000;

/** Runs `work`, and fails where it has not come to an end after so many milliseconds. */
export async function withPatience(milliseconds, work) {
  let timer;
  const tooLong = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${milliseconds / 1000} s`)), milliseconds);
  });
  try {
    return await Promise.race([work(), tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** To be called when all tests of a file are over: what cannot be closed fails the file, and holds up no other. */
export function ending() {
  const end = () => {
    console.error(`something of this file is still open ${PARTING / 1000} s after its last test`);
    process.exit(1);
  };
  // Where nothing is left open the process ends before that, by itself.
  setTimeout(end, PARTING).unref();
}
