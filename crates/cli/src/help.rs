//! What the command says about itself.

/// Of the command as a whole.
pub(crate) const GENERAL: &str = "\
standpoint: who acts, who holds what, and how sure it is

Usage: standpoint <command> [options]

Commands:
  mark      suggest annotations for texts
  validate  check annotated documents
  evaluate  score annotated documents against others
  agree     say how annotators of the same texts agree
  convert   from and to the formats of other tools
  dataset   make training sets for classifiers

Options:
  -h, --help     say how a command is used: standpoint mark --help
  -V, --version  say which version this is

Nothing leaves this computer. Exit status: 0 all is well, 1 something in the input is not
(what, is said on standard error), 2 the command was not understood.
";

/// Of `mark`.
pub(crate) const MARK: &str = "\
Suggest annotations: texts in, standpoint/1 documents out.

Usage: standpoint mark [FILE…|-] [--jsonl] [--pretty] [--all] [--threshold LABEL=P]… [--jobs N]
                       [--engine instant|deep] [--model FILE] [--why] [-o OUT]

Each FILE is a text, a web page (.html), Markdown (.md) or a standpoint/1 document (.json), to
which suggestions are added; what a person decided in it stays. Of a whole page, the article is
taken that a reader view would show. Of a folder, all files with texts are. A document's id is its
file's name without ending. `-`, or no FILE, reads standard input.

  --jsonl      FILEs hold one JSON object a line: {\"id\": …, \"text\": …}; a document comes out
               for each, one a line, in the same order. A bad line is named on standard error,
               the others are marked all the same. Memory stays constant however long the FILE.
  -o, --output OUT
               write to OUT instead of standard output: a file, or, for several FILEs or a folder
               (or if OUT is one or ends in /), a folder that gets one NAME.json each
  --pretty     write JSON on many lines, for reading; one FILE, or into a folder
  --threshold LABEL=P
               only suggestions of this label whose confidence is at least P, from 0 to 1; labels
               that are not named keep the threshold that gives the best F1
  --all        also suggestions that the engine is hardly sure of; a --threshold behind it holds
  --why        not documents, but each suggestion on a line of its own with the reason under it:
               the rule or the learned cue, and on which words around it what was learned rests
  --engine E   which engine reads: instant (the default), or deep, a small transformer that takes
               a hundred times as long and finds more of what is said indirectly
  --model FILE
               with --engine deep: its weights; otherwise models/deep.weights beside the program
               or in the folder where it is run
  --layer L    with --jsonl: not documents, but what a learned layer says in the edges of the
               corpus it learned from: attribution (source, cue, content), names (PER, ORG, LOC),
               uncertainty or, with --engine deep, actors (person, organisation, state, group,
               named or described): lines {\"id\", \"text\", \"spans\", \"attributions\"} with offsets in
               code points. Or stance, towards whom the line's \"target\": [start, end] names, and
               held by whom its \"holder\" names, if it has one: lines {\"id\", \"text\", \"stance\",
               \"confidence\"} with supports, opposes or neither
  --jobs N     work on N texts at a time (default: as many as there are processors)
  -h, --help   this

Examples:
  standpoint mark article.txt --pretty
  standpoint mark articles/*.txt -o marked/
  standpoint mark --jsonl news.jsonl -o marked.jsonl
  curl -s https://example.org/story.html | standpoint mark -
";

/// Of `validate`.
pub(crate) const VALIDATE: &str = "\
Check standpoint/1 documents: their fields, offsets, quotes, ids and links.

Usage: standpoint validate FILE…

Each FILE is a document (.json) or one document a line (.jsonl); `-` reads standard input. What
is wrong is said with file, line and mark; the exit status is then 1. What a document's own
codebook does not know is remarked, and is no error.

  -h, --help   this

Examples:
  standpoint validate vessa-dam.json
  standpoint mark --jsonl news.jsonl | standpoint validate -
";

/// Of `evaluate`.
pub(crate) const EVALUATE: &str = "\
Score standpoint/1 documents against others: precision, recall and F1.

Usage: standpoint evaluate --gold G --pred P [--json]

G and P are each a document (.json), one document a line (.jsonl), or a folder of these. Documents
are paired by id; a gold document without a partner counts as one in which nothing was found.
Suggested and accepted marks count, rejected ones do not.

  exact     the same pieces, character by character
  matched   one to one, sharing at least half of the union of their characters: the figure to
            steer by
  overlap   any character in common; marking everything would meet it

Attributes are compared over matched marks; a link is right if both its ends are matched to the ends
of a gold link of its type. All is summed over documents before shares are taken.

  --json       print the counts as JSON instead of a table
  -h, --help   this

Example:
  standpoint evaluate --gold tests/golden --pred marked.jsonl
";

/// Of `agree`.
pub(crate) const AGREE: &str = "\
Say how two or more annotators of the same texts agree.

Usage: standpoint agree A B… [--suggested] [--json]

A, B and so on are what each annotated: a standpoint/1 document (.json), one document a line
(.jsonl), or a folder of these. Documents are paired by their text, which has to be the same to the
letter; what has no partner is left out and named on standard error, and the exit status is then 1.

  F1       by marks with the same pieces (exact), and by marks that share at least half of the
           union of their characters (matched); of more than two annotators the mean over pairs
  alpha    Krippendorff's for unitizing (u-alpha of 2016, units against gaps), all annotators at
           once: 1 is perfect, 0 is chance. Overlapping marks of one label and annotator count as
           one unit
  kappa    Cohen's, over matched marks, for attributes with a fixed set of values; to say nothing
           is an answer of its own; of more than two annotators the mean over pairs

  --suggested  count suggestions that nobody has looked at, too; else only accepted marks count
  --json       print JSON instead of a table, each article among it
  -h, --help   this

Example:
  standpoint agree ada/ ben/ --json
";

/// Of `convert`.
pub(crate) const CONVERT: &str = "\
Convert annotated texts between formats.

Usage: standpoint convert IN… --to FORMAT [-o OUT] [options]

FORMAT is standpoint, doccano, labelstudio, prodigy, spacy, docbin, brat, conll, webannotation,
pubannotation, huggingface (JSONL), parquet (Hugging Face) or table (CSV or TSV, for texts as a
whole). Only written are dna (event list, CSV), graphml (network of actors and issues), positions
(CSV for a spreadsheet) and report (HTML to be printed). IN is a file, folder or zip archive, or -
for standard input; its format is told from its content, and a text without annotations is converted,
too: of Markdown its words, of a whole HTML page its article. What cannot be read is
named with its line, and the rest is converted all the same. Formats of one text a line take constant
memory.

  -o, --output OUT    write to OUT instead of standard output: a file, or a folder for brat,
                      webannotation and huggingface. What was written is read back and compared
  --from FORMAT       read IN as this, whatever it looks like
  --dry-run           write nothing; say what would be lost
  --lossless          write nothing if anything would be lost. Losses are said before writing, but of
                      standard input and of more than 100 MB afterwards
  --map FILE          which labels become which: {\"labels\": {\"PER\": {\"label\": \"actor\",
                      \"attributes\": {\"kind\": \"person\"}}}, \"relations\": {\"by\": \"held_by\"}}.
                      Or `proposed`, what they likely mean (default to standpoint), or `none` (default
                      to other formats). What is not mapped keeps its name
  --save-map FILE     keep the mapping that was used
  --unit UNIT         what offsets in IN count: code_points, utf16, bytes, graphemes,
                      code_points_crlf_as_one or utf16_crlf_as_one (default: what the format says)
  --text-field NAME   which field or column of IN holds the text
  --accepted          leave out suggestions that nobody has looked at
  --negatives         write rejected suggestions as negatives, where the format has a place
  --overlap longest   of overlapping marks, where the format cannot say them: the longest stays; or
                      LABEL,LABEL…, these first; or per-label, a file for each label
  --split pieces      marks in several pieces, likewise: each piece becomes a mark; or `whole`
  --scheme iob2       tags of conll: iob1, iob2, ioe2, bilou or iobes
  -h, --help          this

Examples:
  standpoint convert admin.jsonl --from doccano --to standpoint -o articles/
  standpoint convert articles/ --to conll --overlap per-label -o train.conll
  standpoint convert export.json --to spacy --dry-run
";

/// Of `dataset`.
pub(crate) const DATASET: &str = "\
Make a training set for a classifier out of annotated articles.

Usage: standpoint dataset IN… --task TASK --format FORMAT --license LICENCE -o DIR [options]
       standpoint dataset IN… --task TASK --preview [options]

IN is a project (.zip), a standpoint/1 document (.json), one document a line (.jsonl), or a folder of
documents. Only marks that a person accepted or made are learned from, and only windows in which no
suggestion waits: what nobody decided is not taught as nothing. All that is left out is counted, on
standard error and in DIR/README.md.

  --task TASK         tokens: a tag for each; spans: marks, which may overlap; uncertainty: uncertain
                      or certain; uncertainty-type: of which types; position: has one or none;
                      stance: of a window towards an actor; pairs: of an actor on an issue; relations:
                      who holds a position; documents: an article's labels
  --format FORMAT     huggingface (a folder for load_dataset), spacy (DocBin and a config.cfg that
                      trains as it is), conll (tokens), fasttext or csv (classes and labels)
  --rows parquet      rows of a Hugging Face folder as Parquet, or as jsonl (default)
  --license LICENCE   under which the set may be used, such as cc-by-4.0; it stands in its card
  -o, --output DIR    an empty or a new folder
  --name NAME         what the set is called (default: the folder's name)
  --preview           write nothing; print the first rows and the counts of each part

  --window WINDOW     a row for each sentence, paragraph, article, tokens:N or tokens:N:OVERLAP
  --labels A,B        only these labels, for tokens and spans
  --links A,B         only these links, for relations (default held_by)
  --silver P          learn from suggestions, too, that have a confidence of at least P; they are
                      weighted by it
  --negatives         write rejected suggestions as negatives, where the format has a place
  --unlabelled RATE   how many of the windows without anything to learn are kept, 0 to 1 (default 1;
                      for stance and pairs 0: with more, what is said of nobody is “none”)

  --shares A,B,C      for training, validation and testing (default 80,10,10)
  --by-date           train on the earliest, test on the latest, by the day that they came out
  --folds K           K folds, each once for validation, instead of one such part
  --seed N            another division that is as good (default 0)
  --frozen FILE       the test set is that of an earlier export, its DIR/test-set.json; what is like
                      an article of it is left out
  --agreement FILE    what `standpoint agree --json` printed, for the card
  --doubts            ask the engine what it would mark, and name where it is sure otherwise
  --sure P            from which confidence on it counts as sure (default 0.9)
  --scheme iob2       tags of conll: iob1, iob2, ioe2, bilou or iobes
  -h, --help          this

Examples:
  standpoint dataset project.zip --task uncertainty --preview
  standpoint dataset project.zip --task spans --format spacy --license cc-by-4.0 -o spans/
  standpoint dataset articles/ --task pairs --format csv --folds 5 --license mit -o stance/
";
