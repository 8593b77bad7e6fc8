# Every word of Standpoint, in English. https://projectfluent.org explains the format.
# An id says where a message is used: command-, step- (what was done), said- (to the ear alone),
# notice- (sentences that stay), state-, group-; the others name their place on the screen.

app-name = Standpoint
skip-to-article = Skip to the article
sign-close = ×
sign-turn = ›
sign-ascending = ▲
sign-descending = ▼
sign-supports = +
sign-opposes = −
sign-demands = !
sign-proposes = →
sign-warns = ▲
sign-denies = ≠
sign-asks = ?
sign-states = •
sign-flawed = ▲
sign-guide = ?

## Header

header-tools = Tools
header-project = { $project } · { $count ->
    [one] 1 article
   *[other] { $count } articles
}
project-unnamed = My project
header-look = Look

## Articles

sidebar-label = Articles and how marks look
sidebar-articles = Articles
sidebar-add = Add
sidebar-marks = Marks
sidebar-this-article = This article
sidebar-none = None yet.
article-untitled = Untitled article
article-label = Article
list-label = Find and order articles
list-search = Find in all articles
list-search-label = Find in titles, texts and marks; stance:opposes finds marks by a value
list-status = Status
list-any-status = Any status
list-order = Order
list-tag = Tag
list-any-tag = Any tag
list-nothing = No article is like that.
list-shown = { $count } of { $all } articles
list-searching = Looking… { $count } so far
list-hit = { $text } in the text, { $marks } marks:
list-noted = note
list-order-changed = Last changed
list-order-added = Last added
list-order-published = Last published
list-order-title = By title
list-order-left = Most to review
status-by-review = As the review stands
status-to-do = to do
status-in-work = in work
status-done = done
sidebar-keeping = Safe keeping
keeping-label = Safe keeping
keeping-storage = { $used } of { $quota } in use ({ $percent } %).
keeping-persistent = The browser keeps it until you clear it.
keeping-not-persistent = The browser may clear it when it runs short of room.
keeping-backup = { $days ->
    [0] A backup was saved today.
    [one] The last backup is a day old.
   *[other] The last backup is { $days } days old.
}
keeping-no-backup = There is no backup yet.
details-title = About this article
details-status = Status
details-tags = Tags, with commas between them
details-known = Known:
details-publisher = Published by
details-published = Date, as 2026-03-04
details-url = Address
details-note = Note
details-save = Save
merge-title = Projects merged
merge-kept = Both sides are kept; these are the places to look at.
merge-beside = “{ $title }” has another text under the same name: both are in the list.
merge-refused = { $path } was left out: { $why }.
merge-mark = “{ $quote }” is marked twice, because both sides differ in { $what ->
    [place] its edges or its label
    [state] whether it was accepted
    [attributes] its values
    [entity] who it is
   *[fields] what another program noted
}.
merge-entity = { $mine } is { $theirs } on the other side; the note has it.
merge-detail = The other side says “{ $theirs }” ({ $field }); the note has it.
merge-codebook = The two codebooks explain “{ $id }” otherwise; it stays as it is here.
merge-field = The other side has another “{ $name }”; it stays as it is here.
document-bar = Suggestions reviewed
document-unread = not read yet
document-done = done
document-nothing-found = nothing to review
document-to-review = { $count } to review
document-progress = { $reviewed } of { $all }
legend-dashed = dashed
legend-suggested = not reviewed yet
channel-underline = underline
channel-tint = tint and bracket
channel-wave = wave
channel-weight = bold

## The page before there is an article

empty-opening = Opening your articles…
empty-title = Who stands where, and how sure are they?
empty-lead = Give Standpoint a news article. It marks who acts, what they hold and where the text is unsure; you correct it and take the result with you.
empty-bring = Bring an article
empty-bring-how = Paste text or a piece of a web page anywhere on this page, drop a file (.txt, .md, .html or a saved .json), or try the sample.
empty-review = Go through the suggestions
empty-review-how = What is dashed waits for you. Accept it, reject it or change it; select words yourself to mark what was missed.
empty-next = next
empty-accept = accept
empty-reject = reject
empty-save = Save the result
empty-save-how = Every change is kept in this browser at once. Save JSON gives you the article with all its marks as a file that opens here again.
empty-promise = Nothing leaves this computer: there is no server and no account.
drop-here = Drop the article here

## Footer

footer-saved = ● Saved in this browser
footer-saved-at = ● Saved in this browser { $time }
footer-saving = ○ Saving…
footer-not-saved = ▲ Not saved
footer-in-memory = ▲ Kept only while this tab is open
footer-read-only = ▲ Only to be read: open in another tab
footer-reviewed = { $reviewed } of { $all } suggestions reviewed
footer-reading = reading…
footer-marked = { $words ->
    [one] 1 word
   *[other] { $words } words
} marked in { $time }
footer-cancelled = reading was stopped
footer-no-engine = no suggestions in this browser; mark by hand
footer-private = Nothing leaves this computer
footer-picking = { $kind }: click it, type its number, or go to it and press Enter
footer-stop-picking = Leave it
hint-next = next suggestion ·
hint-mark = mark the selection
duration-milliseconds = { $number } ms
duration-seconds = { $number } s

## Text

popover-label = Mark the selection as
described-suggested = { $label }, suggested
described-accepted = { $label }

state-suggested = not reviewed yet
state-accepted = accepted
state-rejected = rejected

## Marking by hand

popover-stick = Keep
footer-sticky = Marking with:
footer-sticky-how = select words, click one, or press Enter
footer-digit = _
card-who = Who is it?
card-everywhere = Same elsewhere
choose-how = Press a number or a letter; the chosen one again takes it back.
choose-used = { $count ->
    [one] once in this article
   *[other] { $count } times in this article
}
choose-elsewhere = in another article
who-title = Who is it?
who-label = Name
who-how = { $count ->
    [0] Tick a mention below first.
    [one] Write or choose who this mention means.
   *[other] Write or choose who these { $count } mentions mean.
}
who-all = All { $count } mentions: a new name renames, somebody else’s makes the two one
who-mentions = { $count ->
    [one] 1 mention
   *[other] { $count } mentions
}
who-new = somebody new: “{ $name }”
actors-who = Who is it? Rename { $name }, or make it one with another
actors-move = Move “{ $quote }” to another actor
actors-move-short = Move
everywhere-title = The same words elsewhere
everywhere-no-words = A mark in several pieces, or without a word, stands nowhere else.
everywhere-project = In the whole project
everywhere-reading = Reading the other articles…
everywhere-count = { $all ->
    [0] These words stand nowhere else unmarked.
    [one] { $count } of 1 place will be marked. What is left out is not offered again.
   *[other] { $count } of { $all } places will be marked. What is left out is not offered again.
}
everywhere-count-reject = { $all ->
    [0] These words are suggested nowhere else.
    [one] { $count } of 1 suggestion will be rejected.
   *[other] { $count } of { $all } suggestions will be rejected.
}
everywhere-none = Leave all out
everywhere-all = Take all
everywhere-mark = { $count ->
    [0] Mark none
   *[other] Mark { $count }
}
everywhere-reject = { $count ->
    [0] Reject none
   *[other] Reject { $count }
}
everywhere-suggested = suggested
everywhere-inflected = another form
notice-everywhere = { $count ->
    [one] 1 place
   *[other] { $count } places
} marked, also in { $articles ->
    [one] 1 other article
   *[other] { $articles } other articles
}. Each article has it as one step of its own to undo.
notice-not-everywhere = These articles have changed meanwhile and were left as they are: { $titles }.
said-sticky = Marking with { $label }. What you select gets it at once; Escape ends it.
said-sticky-left = Selecting marks no more.
said-picking-numbers = { $how } Or type its number: { $numbers }.
said-no-number = No mark has the number { $number }.
refused-title = { $count ->
    [one] 1 wording is not suggested any more
   *[other] { $count } wordings are not suggested any more
}
refused-how = They were rejected once in this project.
refused-words = { $label }: { $words }
refused-here = { $label }: { $words }, { $count } here
refused-again = Offer again
refused-again-label = Offer again: { $words }
help-none = No key

## The panel

side-label = What was found
side-open = Show
side-close = Hide
tab-review = Review
tab-actors = Actors { $count }
tab-positions = Positions { $count }
tab-doubt = Doubt { $count }
tab-map = Map
tab-entities = Names { $count }
tab-passages = Passages { $count }
tab-marks = Marks { $count }

card-label = The mark that is looked at
card-guide = What is it?
card-chip = { $label } · { $value }
card-labels = Label
card-edges = Move the edges
card-start = Start
card-end = End
edge-start-out = ⇤
edge-start-in = ⇥
edge-end-in = ⇤
edge-end-out = ⇥
card-pick = Pick
card-delete = Delete
card-note = Note
card-choose = Choose
card-unlink = Take the link to { $name } away
card-incoming = { $label } ({ $kind })
card-no-value = not said
card-option = { $value } ({ $key })
entity-name = Name
entity-same-as = Same as
entity-none = nobody named
entity-new = somebody new
entity-mentions = Mention
entity-place = { $place } of { $count }
entity-previous = Previous
entity-next = Next
entity-option = { $name } ({ $count })
origin-marked-by = Marked by
origin-engine = engine
origin-engine-sure = engine { $confidence }
origin-you = you
origin-accepted = accepted by { $who }
origin-rejected = rejected by { $who }
origin-made-and-decided = { $made }, { $decided }

why-title = Why
why-actor = Rules for names and descriptions: { $reason }.
why-uncertainty = Rules for words of uncertainty: { $reason }.
why-rule = Rules for who says what: { $reason }.
why-learned = Learned from annotated news: { $reason }.
why-learned-name = Learned from texts with annotated names: { $reason }.
why-learned-belief = Learned from texts with annotated uncertainty: { $reason }.
why-engine = Found by the engine: { $reason }.
why-more = What it rests on
why-less = Enough of it
why-asking = The engine is asked…
why-not-learned = What was learned from annotated news does not see a cue here: the rule stands alone.
why-learned-sure = What was learned from annotated news takes this for a cue with { $percent } %. It rests most on:
why-learned-sure-anyway = What was learned from annotated news takes this for a cue with { $percent } %, and hardly less without any one part of the sentence.
why-unanswered = The engine stopped over this question. Look at the mark again to ask it once more.
why-no-deep = The deep reader found this. It is not on this computer now, so it cannot be asked on what it rests.
why-without-itself = the cue “{ $words }” itself (without it { $percent } %)
why-without-before = “{ $words }” before it (without it { $percent } %)
why-without-after = “{ $words }” after it (without it { $percent } %)
why-without-quotation = the quotation marks (without them { $percent } %)

review-title = Title
review-previous = Previous
review-next = Next
review-progress = { $reviewed } of { $all } suggestions reviewed. Left to do:
review-left = { $label }: { $count }
review-first = Go to the first
review-order = The order in which suggestions come
order-place = by place
order-label = by label
order-doubtful = least sure first
order-surest = surest first
review-project = Left in the project: { $left }, in { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}.
review-project-done = Nothing is left in the project.
back-actors = ‹ Back to the actors
back-positions = ‹ Back to the positions
back-doubt = ‹ Back to the doubt
back-map = ‹ Back to the map
review-how = The next suggestion opens here. Click a mark in the text to look at it at any time.
review-reading = The article is being read. Suggestions appear as they are found.
review-nothing-found = Nothing was found in this text. Select words in it and give them a label to mark by hand.
review-nothing-yet = There are no marks yet. Let the article be read, or select words in it and give them a label.
review-by-hand = The engine knows none of this codebook’s labels, so it suggests nothing. Select words and give them a label.
thresholds-title = How sure must the engine be?
thresholds-how = Suggestions that it is less sure of are held back. What you have decided on stays.
thresholds-count = { $shown } of { $all }
thresholds-sure = { $percent } %
thresholds-usual = Back to the usual
review-done = Well done: every suggestion has been reviewed. Click a mark to look at it again, select words to mark more, or save the result.

actors-none = Nobody is marked yet.
actors-kind = { $kind } · { $counted }
actors-counted = { $mentions ->
    [one] 1 mention
   *[other] { $mentions } mentions
}, { $positions ->
    [0] no position
    [one] 1 position
   *[other] { $positions } positions
}
entities-counted = { $mentions ->
    [one] 1 mention
   *[other] { $mentions } mentions
}
actors-mentions = Mentions
actors-positions = Positions
positions-none = No positions are marked yet.
positions-nobody = nobody in particular
positions-caption = Positions: who holds them, which side they take, on what, how certain
positions-holder = Holder
positions-filter = Find positions
positions-shown = { $shown } of { $all } positions
positions-before = Show the { $count } before
positions-unsorted = As in the text
positions-field = { $name } of “{ $quote }”
positions-choose-holder = Held by { $holder }. Choose who holds “{ $quote }”
doubt-none = The text is nowhere marked as unsure.
marks-none = Nothing is marked yet. Select words in the text and give them a label.
doubt-heading = { $type } ({ $count })
doubt-untyped = without a type
doubt-qualifies = qualifies: { $holder }, “{ $quote }”
doubt-on-its-own = qualifies no position
map-title = Who stands where
map-table = Actors by issues
map-none = No positions are marked yet. Each position that is marked stands here, its holder in a row, its issue in a column.
map-how = Press a square to see the positions behind it, or an issue to call it something else.
map-hatched = Hatched: the text itself is unsure.
map-all = All of it
map-accepted = Only what was accepted
map-project = The whole project
map-wide = Wide
map-save = Save as
map-png = PNG
map-svg = SVG
map-csv = CSV
map-key = What the squares mean
map-open = A dashed edge: not all of it has been reviewed. A number: so many positions.
map-nobody = nobody in particular
map-no-issue = without an issue
map-no-stance = no side
map-actor = Actor
map-kind = Kind
map-side = { $stance }, { $certainty }
map-sides = { $stance }, { $certainty }, { $count } positions
map-cell = { $actor } on { $issue }: { $sides }
map-cell-open = { $actor } on { $issue }: { $sides }; not all reviewed yet
map-cell-title = { $actor } on { $issue }
map-rename = Call this issue
map-rename-in-all = Call this issue, in all articles
map-more = +{ $count }
map-file-name = who stands where
list-more = { $count ->
    [one] Show 1 more
   *[other] Show { $count } more
} ({ $left } left)

## Dialogs

dialog-close = Close
dialog-cancel = Cancel
dialog-done = Done
paste-title = Paste an article
paste-how = Put the text in here. The first line is taken for the headline.
paste-missing = There is nothing in the box yet. Paste or type the article first.
paste-mark = Mark it
paste-mark-key = Ctrl ↵
note-title = Note
note-save = Save the note
holders-title = Who holds it?
holders-filter = Find an actor
holders-none = No actors are marked yet. Close this, select the actor in the text and mark it first.
holders-mentions = “{ $quote }”, { $count ->
    [one] 1 mention
   *[other] { $count } mentions
}
delete-article-title = Delete this article?
delete-article-asked = “{ $title }” goes from this browser with { $count ->
    [0] its text
    [one] its text and 1 mark
   *[other] its text and { $count } marks
}. Save it as a file first if you may want it again.
delete-article-do = Delete
sure-title = Accept the surest suggestions
sure-threshold = At least { $percent } % sure
sure-label = Label
sure-all-labels = all labels
sure-count = { $count ->
    [0] Nothing will be accepted.
    [one] 1 suggestion will be accepted. Untick what should wait.
   *[other] { $count } suggestions will be accepted. Untick what should wait.
}
sure-more = And { $count } more of the same kind.
sure-percent = { $percent } %
sure-accept = { $count ->
    [0] Accept
    [one] Accept 1
   *[other] Accept { $count }
}
settings-title = Look and keys
settings-example = “The reservoir is probably safe,” hydrologists argue.
look-theme = Colours
look-theme-system = as the system says
look-theme-light = light
look-theme-dark = dark
look-contrast = Contrast
look-contrast-system = as the system says
look-contrast-normal = usual
look-contrast-more = high
look-size = Size of the text
look-size-85 = 85 %
look-size-100 = 100 %
look-size-115 = 115 %
look-size-130 = 130 %
look-size-160 = 160 %
look-size-200 = 200 %
look-measure = Width of the text
look-measure-narrow = narrow
look-measure-usual = usual
look-measure-wide = wide
look-face = Letters
look-face-serif = with serifs
look-face-sans = without serifs
look-density = Lines and rows
look-density-roomy = with room
look-density-compact = close
look-side = Panel beside the text
look-side-usual = usual
look-side-wide = wide
palette-title = Commands
palette-label = Find a command
palette-none = No command that could be used now has these words in its name.
help-title = Keys
help-how = Press a key’s button and then the new key to change it. Escape leaves it as it is.
help-single = Keys of one letter, digit or sign are on
help-press = Press the new key…
help-no-key = no key
help-change = Change the keys of “{ $command }”: { $keys }
help-clash = { $key } belongs to “{ $command }”.
help-take = Take it
help-reset = Back to the first keys

## Looking for words in the article

find-label = Find in the article
find-kind = How it is meant
find-kind-plain = these words
find-kind-word = whole words
find-kind-pattern = regular expression
find-case = Match case
find-previous = Previous
find-next = Next
find-mark = Mark them…
find-close = Close the search
find-count = { $at } of { $count }
find-none = Not found
find-unclosed = “{ $sign }” at character { $at } is never closed.
find-unopened = “{ $sign }” at character { $at } closes nothing; write \{ $sign } for the sign itself.
find-nothing-to-repeat = “{ $sign }” at character { $at } has nothing before it to repeat; write \{ $sign } for the sign itself.
find-escape = The backslash at character { $at } does nothing to what follows; write \\ for a backslash.
find-refused = The browser does not take this expression: { $why }
find-too-long = This expression takes too long; only what was found in two seconds is shown. Repetitions inside of repetitions, as in (a+)+, are the usual reason.
find-too-many = Only the first { $count } are shown.
find-no-worker = The expression could not be run.
hits-title = Mark what was found
hits-label = Mark as
hits-count = { $count ->
    [0] Nothing will be marked.
    [one] 1 place will be marked. Untick what should not be.
   *[other] { $count } places will be marked. Untick what should not be.
}
hits-more = And { $count } more.
hits-mark = { $count ->
    [0] Mark
    [one] Mark 1
   *[other] Mark { $count }
}
said-hit = { $at } of { $count }: { $words }
said-marked-already = All of it is marked so already.

## History, check, notes, versions

tool-close = Back to the review
history-title = What was done
history-none = Nothing was done to this article yet.
history-how = Newest first. Press a step to go back or forward to it; nothing is lost by that until you do something else.
history-start = The article as it came in
history-here = you are here
history-undone = undone
said-at-step = Now the last step is: { $step }
said-at-start = The article is as it came in.
check-title = Check
check-count = { $count ->
    [0] No likely slips.
    [one] 1 likely slip
   *[other] { $count } likely slips
}
check-dismiss = It is right
check-dismissed = { $count ->
    [one] 1 that is right as it is
   *[other] { $count } that are right as they are
}
check-list-again = List it again
said-no-slip = Nothing can be put right here.
slip-edge = A blank or a sign of punctuation too many at an edge
slip-quotation = A quotation mark without its partner
slip-doubled = There is another { $label } on the same words
slip-other-label = { $label } here, mostly { $usual } elsewhere
slip-other-value = { $attribute } is mostly { $usual } elsewhere
slip-missing = Leads to no { $other } by “{ $link }”
slip-missing-to = No { $other } leads here by “{ $link }”
slip-wrong-end = “{ $link }” cannot lead from { $label } to { $other }
slip-entity-twice = “{ $name }” is there as two actors
mend-edges = Make it “{ $quote }”
mend-delete = Delete this one
mend-value = Make it { $value }
mend-link = { $link } “{ $quote }”
mend-unlink = Take the link away
mend-merge = Make them one
lost-hint = { $count ->
    [one] 1 mark of the version before has
   *[other] { $count } marks of the version before have
} no place in this text.
lost-title = { $count ->
    [one] 1 mark without a place
   *[other] { $count } marks without a place
}
lost-how = As it stood in the version before. Choose one, select its words in the text, and place it there.
notes-title = Notes on marks ({ $count })
notes-change = Change the note
version-title = A new version of the article
version-how = Put the changed text in here. The marks go along; the version that you have stays in the list of articles.
version-no-text = that is a saved document; open it instead
version-same = This is the text that you have.
version-stay = { $count ->
    [one] 1 mark stays
   *[other] { $count } marks stay
} on the same words
version-changed = { $count ->
    [one] 1 mark takes in words that changed
   *[other] { $count } marks take in words that changed
}
version-moved = { $count ->
    [one] 1 mark goes to where its words were moved
   *[other] { $count } marks go to where their words were moved
}
version-lost = { $count ->
    [0] None loses its place
    [one] 1 mark has no place any more:
   *[other] { $count } marks have no place any more:
}
version-take = Take it over
version-word = version
notice-new-version = This is the new version; the one before is still in the list. { $lost ->
    [0] Every mark has its place.
    [one] 1 mark has no place any more and waits in the check.
   *[other] { $lost } marks have no place any more and wait in the check.
} New sentences have no suggestions yet.
remedy-open-article = Open the version before
why-no-lost = that lost mark is not there any more

## The codebook

codebook-title = Codebook
codebook-list = What is in the codebook
codebook-whole = { $name }
codebook-whole-about = name, versions, file
codebook-label = Label “{ $name }”
codebook-link = Link “{ $name }”
codebook-labels = Labels
codebook-flawed = something is wrong with it
codebook-nameless = (without a name)
codebook-quoted = “{ $name }”
codebook-about = { $count ->
    [one] 1 mark
   *[other] { $count } marks
}
codebook-about-key = { $key } · { $about }
codebook-about-retired = retired · { $count ->
    [one] 1 mark
   *[other] { $count } marks
}
codebook-add-label = New label
codebook-add-link = New link
codebook-add-attribute = New attribute
codebook-add-value = New value
codebook-name = Name
codebook-key = Key
codebook-id = Name in the file
codebook-channel = Shows as
codebook-entities = its marks mention somebody or something
codebook-colour = Colour
codebook-colour-of = Colour of { $name }
codebook-swatch = Colour { $number }
codebook-no-colour = No colour of its own
codebook-light = on light
codebook-dark = on dark
codebook-sample = words in the text
codebook-colour-well = It can be read on both pages and told from the others, with colour blindness, too.
codebook-definition = What it means
codebook-examples = Examples: what is one, and what is none (one a line)
codebook-retired = retired
codebook-attributes = What can be said of its marks
codebook-free = Free words. With values it is a list to choose from.
codebook-becomes = What becomes of it
codebook-up = Further up
codebook-down = Further down
codebook-order-of = { $way }: { $name }
codebook-fate = What becomes of { $name }
codebook-fate-none = Leave it as it is
codebook-merge = Make it one with “{ $name }”
codebook-retire = Retire it: marks keep it, new ones do not get it
codebook-retire-into = Retire it, and make its marks “{ $name }”
codebook-revive = Use it again
codebook-remove = Take it away
codebook-remove-attribute = Take the attribute away
codebook-remove-value = Take the value away
codebook-remove-link = Take the link away
codebook-split = Split it in two
codebook-split-do = Split off “{ $name }”
codebook-part = Name of the new label
codebook-part-which = It gets the marks
codebook-part-words = with these words in them
codebook-words = Words
codebook-from = Leads from
codebook-to = Leads to
codebook-version = Version { $version }
codebook-versions = What changed since
codebook-no-versions = Nothing yet.
codebook-of-both = of this article and of new ones
codebook-of-article = of this article alone
codebook-of-new = of new articles
codebook-new-name = Name of a new codebook
codebook-new = Start a new one
codebook-default = Back to the default one
codebook-own-name = My codebook
codebook-file-name = codebook
effect-become = { $count ->
    [0] No mark has it; nothing but the codebook changes.
    [one] 1 mark becomes “{ $name }”.
   *[other] { $count } marks become “{ $name }”.
}
effect-stay = Its marks stay as they are; no new ones get it.
effect-revive = New marks can get it again.
effect-none = No mark has it.
effect-lose = { $count ->
    [0] No mark says it.
    [one] 1 mark says nothing of it any more.
   *[other] { $count } marks say nothing of it any more.
}
effect-links = { $count ->
    [0] No link is lost.
    [one] 1 link goes.
   *[other] { $count } links go.
}
effect-adopt = In this article { $count ->
    [0] no mark changes.
    [one] 1 mark changes, or goes as a suggestion of a label that is no more.
   *[other] { $count } marks change, or go as suggestions of labels that are no more.
}
effect-kept = Kept, retired, for the marks that have them: { $names }.
difference-new = { $place } is new.
difference-gone = { $place } is gone.
difference-order = The order is another.
difference-changed = { $place }: { $before } → { $after }
difference-nothing = nothing
difference-yes = yes
difference-no = no
fault-nameless = Something has no name.
fault-same-id = The file calls two things { $one }; only the first is ever found.
fault-same-name = Two are called { $one }.
fault-same-key = { $key } is the key of both { $one } and { $other }.
fault-no-key = “{ $key }” is no key: a key is one letter, digit or sign.
fault-app-key = { $key } is also the key of “{ $command }”: with words selected it marks { $one }, otherwise it does that.
fault-app-value-key = { $key } is already the key of “{ $command }”, so it does not say { $one }.
fault-no-ends = { $one } cannot join anything: tick labels on both sides.
fault-unknown-end = { $one } is to join “{ $label }”, which is not there.
fault-faint = { $one } is hard to read on the { $page ->
    [light] light
   *[other] dark
} page: its contrast is { $contrast }, and { $least } is needed.
fault-alike = { $one } and { $other } look alike { $vision ->
    [protanopia] to people who are blind to red
    [deuteranopia] to people who are blind to green
    [tritanopia] to people who are blind to blue
   *[other] to everybody
}: they differ by { $difference }, and { $least } is needed.
take-codebook-title = Take another codebook?
take-codebook-asked = “{ $name }”, version { $version }, instead of “{ $now }”, version { $now-version }.
take-codebook-differences = What is different
take-codebook-keep = Keep “{ $name }”
take-codebook-for-new = Only for new articles
take-codebook-do = Take “{ $name }”
guide-title = What is “{ $label }”?
guide-examples = What is one, and what is none
guide-none = Nothing is written about it yet.
guide-change = Change
guide-close = Close

## Groups of commands

group-articles = Articles
group-review = Review
group-marking = Marks
group-links = Links
group-caret = Moving and selecting
group-view = View

## Commands

command-paste = Paste an article
command-open = Open files…
command-import = Open files of other tools…
command-import-folder = Open a folder…
command-sample = Open the sample article
command-save = Save JSON
command-save-project = Save the project
command-save-as = Save as…
command-train = Training set…
command-deep = Read more deeply…
command-details = Tags, source, note…
command-search-articles = Find in all articles
command-article-below = Article below in the list
command-article-above = Article above in the list
command-delete-article = Delete this article…
command-article-note = Note on the article…
command-new-version = Paste a new version…
command-find = Find in the article
command-next-hit = Next hit
command-previous-hit = Previous hit
command-mark-hits = Mark the hits…
command-show-history = What was done
command-show-check = Check for slips
command-mend = Put the slip right
command-dismiss-slip = The slip is none
command-place-lost = Place the lost mark on the selection
command-drop-lost = Let the lost mark go
command-read = Read it again for suggestions
command-cancel-reading = Stop reading
command-next-suggestion = Next suggestion
command-previous-suggestion = Previous suggestion
command-accept = Accept
command-reject = Reject
command-reopen = Review it again
command-next-mention = Next mention of the same actor
command-previous-mention = Previous mention of the same actor
command-why = Say on what the mark rests
command-undo = Undo
command-redo = Redo
command-as-label = Mark as { $label }
command-as-label-exactly = Mark as { $label }, exactly as selected
command-as-value = { $attribute }: { $value }
command-as-link = Pick the other end: { $link }
command-label-1 = Mark with the first label
command-label-2 = Mark with the second label
command-label-3 = Mark with the third label
command-label-4 = Mark with the fourth label
command-label-5 = Mark with the fifth label
command-label-6 = Mark with the sixth label
command-label-7 = Mark with the seventh label
command-label-8 = Mark with the eighth label
command-label-9 = Mark with the ninth label
command-label-1-exactly = Mark with the first label, exactly as selected
command-label-2-exactly = Mark with the second label, exactly as selected
command-label-3-exactly = Mark with the third label, exactly as selected
command-label-4-exactly = Mark with the fourth label, exactly as selected
command-label-5-exactly = Mark with the fifth label, exactly as selected
command-label-6-exactly = Mark with the sixth label, exactly as selected
command-label-7-exactly = Mark with the seventh label, exactly as selected
command-label-8-exactly = Mark with the eighth label, exactly as selected
command-label-9-exactly = Mark with the ninth label, exactly as selected
command-value-1 = Give the mark its first value
command-value-2 = Give the mark its second value
command-value-3 = Give the mark its third value
command-value-4 = Give the mark its fourth value
command-value-5 = Give the mark its fifth value
command-value-6 = Give the mark its sixth value
command-value-7 = Give the mark its seventh value
command-value-8 = Give the mark its eighth value
command-value-9 = Give the mark its ninth value
command-second-value-1 = Give the mark the first value of its second list
command-second-value-2 = Give the mark the second value of its second list
command-second-value-3 = Give the mark the third value of its second list
command-second-value-4 = Give the mark the fourth value of its second list
command-cycle = Look at the next mark at this place
command-delete = Delete the mark
command-note = Write a note on the mark
command-add-piece = Add the selection to the mark
command-cut-piece = Cut the selection, or this piece, out of the mark
command-stick = Keep marking with one label
command-as-choice = Choose: { $attribute }
command-choose-1 = Choose the mark’s value: kind, stance, type
command-choose-2 = Choose the mark’s second value: certainty, mention
command-choose-words = Write what it is about
command-who = Say who it is
command-everywhere = Mark the same words elsewhere…
command-clause-left = Go a clause back
command-clause-right = Go a clause on
command-extend-clause-left = Select a clause back
command-extend-clause-right = Select a clause on
command-select-clause = Select the clause
command-grow-start = Start a word earlier
command-shrink-start = Start a word later
command-grow-end = End a word later
command-shrink-end = End a word earlier
command-grow-start-exactly = Start a letter earlier
command-shrink-start-exactly = Start a letter later
command-grow-end-exactly = End a letter later
command-shrink-end-exactly = End a letter earlier
command-pick-holder = Pick who holds it
command-choose-holder = Choose who holds it from a list
command-pick-cue = Pick its cue
command-pick-about = Pick whom it is about
command-pick-qualifier = Pick what makes it unsure
command-left = Go a letter back
command-right = Go a letter on
command-up = Go a line up
command-down = Go a line down
command-word-left = Go a word back
command-word-right = Go a word on
command-sentence-left = Go a sentence back
command-sentence-right = Go a sentence on
command-paragraph-up = Go a paragraph back
command-paragraph-down = Go a paragraph on
command-line-start = Go to the start of the line
command-line-end = Go to the end of the line
command-start = Go to the start of the article
command-end = Go to the end of the article
command-extend-left = Select a letter back
command-extend-right = Select a letter on
command-extend-up = Select a line up
command-extend-down = Select a line down
command-extend-word-left = Select a word back
command-extend-word-right = Select a word on
command-extend-sentence-left = Select a sentence back
command-extend-sentence-right = Select a sentence on
command-extend-paragraph-up = Select a paragraph back
command-extend-paragraph-down = Select a paragraph on
command-extend-line-start = Select to the start of the line
command-extend-line-end = Select to the end of the line
command-extend-start = Select to the start of the article
command-extend-end = Select to the end of the article
command-select-sentence = Select the sentence
command-select-all = Select the whole article
command-escape = Leave what is open or selected
command-show-review = Show the review
command-show-actors = Show the actors
command-show-positions = Show the positions
command-show-doubt = Show the doubt
command-show-map = Show who stands where
command-save-map-csv = Save who stands where as CSV
command-save-map-svg = Save who stands where as SVG
command-save-map-png = Save who stands where as PNG
command-back = Go back to the panel
command-say-here = Say which marks are here
command-accept-sure = Accept the surest…
command-order = Go through the suggestions in another order
command-next-article = Next article with something left
command-focus-article = Go to the article
command-guide = Show what the label means, or no more
command-codebook = Codebook…
command-save-codebook = Save the codebook
command-palette = Commands
command-theme = Switch between light and dark
command-settings = Look: colours, contrast, text; keys on and off
command-widen-side = Make the panel wide, or as it was
command-help = Keys

## What was done: said after it is done, and when it is undone

step-suggest = { $count ->
    [one] 1 suggestion added
   *[other] { $count } suggestions added
}
step-reread = { $count ->
    [one] 1 suggestion read more deeply
   *[other] { $count } suggestions read more deeply
}
step-add-mark = { $count ->
    [one] Marked
   *[other] { $count } marks added
}
step-show = { $count ->
    [one] 1 suggestion shown
   *[other] { $count } suggestions shown
}
step-hide = { $count ->
    [one] 1 suggestion held back
   *[other] { $count } suggestions held back
}
step-delete = { $count ->
    [one] Mark deleted
   *[other] { $count } marks deleted
}
step-accept = { $count ->
    [one] Accepted
   *[other] { $count } marks accepted
}
step-reject = { $count ->
    [one] Rejected
   *[other] { $count } marks rejected
}
step-reopen = { $count ->
    [one] Mark to be reviewed again
   *[other] { $count } marks to be reviewed again
}
step-relabel = Label changed
step-attribute = { $count ->
    [one] Value changed
   *[other] Value of { $count } marks changed
}
step-move = Edges moved
step-note = Note changed
step-entity = { $count ->
    [one] Mention given to another actor
   *[other] { $count } mentions given to another actor
}
step-everywhere = { $count ->
    [one] Marked the same in 1 more place
   *[other] Marked the same in { $count } more places
}
step-rename-entity = Actor renamed
step-merge-entities = Actors made one
step-link = { $count ->
    [one] Linked
   *[other] { $count } links added
}
step-unlink = { $count ->
    [one] Link taken away
   *[other] { $count } links taken away
}
step-article-note = Note on the article changed
step-dismiss = Slip dismissed
step-undismiss = Slip listed again
step-place-lost = Lost mark placed
step-drop-lost = { $count ->
    [one] Lost mark let go
   *[other] { $count } lost marks let go
}
step-on-mark = { $label } “{ $quote }”
step-on-label = { $label } { $count }
step-phrase = { $step }: { $about }
step-settle = Disagreement settled
step-codebook = Codebook renamed
step-add-label = Label added
step-edit-label = Label changed in the codebook
step-order-labels = Labels put in another order
step-order-attributes = Attributes put in another order
step-order-values = Values put in another order
step-merge-labels = Labels made one
step-split-label = Label split
step-retire-label = Label retired
step-details = What is said of the article changed
step-merge = Marks of another project taken in
step-revive-label = Label in use again
step-remove-label = Label taken away
step-add-attribute = Attribute added
step-edit-attribute = Attribute changed
step-remove-attribute = Attribute taken away
step-add-value = Value added to the codebook
step-edit-value = Value changed in the codebook
step-move-value = Value made another
step-remove-value = Value taken away
step-add-link-type = Link added to the codebook
step-edit-link-type = Link changed in the codebook
step-remove-link-type = Link taken out of the codebook
step-adopt-codebook = Codebook taken
step-reanchor = { $count ->
    [one] 1 mark moved to where its words are
   *[other] { $count } marks moved to where their words are
}

## To the ear alone

said-opened = The article is open.
said-read = The article has been read. { $count ->
    [0] There is nothing to review.
    [one] There is 1 suggestion to review.
   *[other] There are { $count } suggestions to review.
}
said-reading-cancelled = Reading was stopped. What was found stays.
said-all-reviewed = Every suggestion has been reviewed.
said-mark = { $label }, { $state }: { $quote }
said-mark-value = { $label } { $value }, { $state }: { $quote }
said-marks-here = { $marks }
said-no-mark-here = There is no mark here.
said-undone = Undone: { $step }
said-redone = Done again: { $step }
said-found = { $count ->
    [0] No article is like that.
    [one] 1 article found.
   *[other] { $count } articles found.
}
said-no-more-articles = There are no more articles that way.
said-saved = Saved as { $name }.
said-picking = { $kind ->
    [held_by] Go to the actor who holds it, or click it.
    [signalled_by] Go to the cue, or click it.
    [about] Go to the actor whom it is about, or click it.
    [qualified_by] Go to the words that make it unsure, or click them.
   *[other] Go to the other end of the link, or click it.
} Escape leaves it.
said-picking-left = No link was made.
said-guide = { $label }: { $definition }

## Sentences that stay until they are dismissed

notices-label = Messages
notice-dismiss = Dismiss
tone-information = Note:
tone-warning = Mind:
tone-problem = Problem:

notice-cannot = That could not be done: { $why }.
notice-read-only = This article can only be read here, because it is open in another tab. Take it over to change it.
notice-title-empty = An article needs a title; the old one stays.
notice-not-english = This text does not seem to be English, the only language that Standpoint makes suggestions for. Marking by hand works as always.
notice-unread = This article has not been read to its end. Read it again to get the missing suggestions.
notice-article-deleted = “{ $title }” was deleted.
notice-codebook-same = “{ $name }” is the codebook that you have already.
notice-codebook-differs = This article has the codebook “{ $here }”, version { $here-version }; new articles get “{ $mine }”, version { $mine-version }. Which is it to be? Whatever you choose, no mark is lost, and it can be undone.

notice-near-duplicate = “{ $title }” is almost the same as “{ $other }”, which is here already: { $percent } % of their word runs are in both.
notice-merged = The project was merged into this one: { $added ->
    [one] 1 article is
   *[other] { $added } articles are
} new, { $merged } got something new, { $same } had nothing new. { $conflicts ->
    [0] Everything agreed.
    [one] In 1 place both sides differ; both are kept.
   *[other] In { $conflicts } places both sides differ; both are kept.
}
notice-project-incomplete = { $count ->
    [one] 1 article could
   *[other] { $count } articles could
} not be read back whole; the file has what could be read.
notice-backup-none = Your work has been here for some days and is in no file yet. A saved project is safe even if this browser is cleared.
notice-backup-old = { $days ->
    [one] The last backup is a day old, and you have worked since.
   *[other] The last backup is { $days } days old, and you have worked since.
}
notice-nearly-full = There is not much room left in this browser’s storage. Save the project, and delete what you do not need here.
notice-version-ready = A new version of Standpoint is ready. It is used when you say so, or when you next open Standpoint.
notice-version-elsewhere = Another tab uses a new version of Standpoint. Load this page again when it suits you.
notice-not-opened = That could not be opened: { $why }.
notice-file-not-opened = “{ $name }” could not be opened: { $why }.
notice-file-not-saved = The file could not be written: { $why }. Your work is still here.
notice-encoding-assumed = The file does not say how its letters are written; it was read as { $encoding }. If letters look wrong, read it another way.
notice-page-reading = The article is being taken out of the page.
notice-page-simply = The article could not be taken out of the page as reader views do ({ $why }). What the page has of text is here, perhaps with menus and notices around the article.
notice-characters-replaced = { $count ->
    [one] 1 character could not be read and was
   *[other] { $count } characters could not be read and were
} replaced by �.
notice-controls-removed = { $count ->
    [one] 1 invisible control character was
   *[other] { $count } invisible control characters were
} left out.
notice-columns = This looks like CoNLL, and its tags were read as words. “Open files of other tools” takes its marks in.
notice-surrogates = { $count ->
    [one] 1 broken character was
   *[other] { $count } broken characters were
} replaced by �.

notice-marks-outside = { $count ->
    [one] 1 mark lies
   *[other] { $count } marks lie
} outside the text. They are kept in the file but not shown. The first: { $first }.
notice-marks-backwards = { $count ->
    [one] 1 mark ends
   *[other] { $count } marks end
} before it starts. They are kept in the file but not shown. The first: { $first }.
notice-marks-inside-character = { $count ->
    [one] 1 mark starts or ends
   *[other] { $count } marks start or end
} inside a character. The first: { $first }.
notice-quotes-differ = { $count ->
    [one] 1 mark does
   *[other] { $count } marks do
} not lie on the words that it quotes. The first: { $first }.
notice-other-unit = The places in this file seem to be counted in another unit than it says. { $first }.
notice-marks-without-place = { $count ->
    [one] 1 mark has
   *[other] { $count } marks have
} no place in the text. They are kept in the file but not shown. The first: { $first }.
notice-ids-twice = { $count ->
    [one] 1 name is
   *[other] { $count } names are
} given twice in this file. The second one is kept in the file but not shown. The first: { $first }.
notice-links-to-nothing = { $count ->
    [one] 1 link leads
   *[other] { $count } links lead
} to a mark that is not there. They are kept in the file but not shown. The first: { $first }.
notice-entities-unknown = { $count ->
    [one] 1 mark mentions
   *[other] { $count } marks mention
} somebody whom the file does not list. The first: { $first }.

notice-engine-died = The engine stopped in the middle of the article. What was found stays. ({ $why })
notice-engine-unavailable = There are no suggestions here, because the engine could not start: { $why }. Marking by hand works as always.
notice-engine-outdated = Standpoint was updated while this page was open. Load it again to get suggestions.

notice-second-tab = This article is open in another tab. Here it can be read; take it over to change it here.
notice-pen-lost = Another tab has taken this article over. Here it can be read; take it back to change it here.
notice-stored-broken = This article could not be read from the browser’s storage: { $why }.
notice-journal-broken = Not every change of this article could be read back: { $why }. What could be read is shown and cannot be changed; save it as a file and open that to go on.
notice-store-refused = This browser lets Standpoint store nothing here, as in a private window. Save your work as a file before you close the tab.
notice-store-full = There is no room left to store your changes. They are safe as long as this tab is open: free some room and try again, or save your work as a file.
notice-store-newer = The articles here were stored by a newer Standpoint. Load the page again to get it.
notice-store-blocked = Another tab with an older Standpoint is in the way. Close it, then load this page again.
notice-both-tabs = Another tab has changed this article at the same time. { $count ->
    [0] Its changes and yours are both here now.
    [one] Its changes are here now; 1 of yours did not fit them and was left out.
   *[other] Its changes are here now; { $count } of yours did not fit them and were left out.
}
notice-store-missing = This article is not stored here any more. Save it as a file to keep it.
notice-store-broken = The browser could not store your changes ({ $why }). They are safe as long as this tab is open: try again, or save your work as a file.

remedy-reanchor = { $count ->
    [one] Move it to its words
   *[other] Move { $count } to their words
}
remedy-decode = Read it as { $encoding }
remedy-read-simply = Take all of its text instead
remedy-restore = Bring it back
remedy-retry-saving = Try again
remedy-save-file = Save JSON
remedy-analyse = Read it again
remedy-take-over = Take over
remedy-open = Open it
remedy-discard = Delete the new one
remedy-save-project = Save the project
remedy-no-backup = Not today
remedy-use-version = Use it
remedy-show-merge = Show them
remedy-reload = Load again
remedy-take-codebook = Use “{ $name }” here, too
remedy-keep-codebook = Use “{ $name }” for new articles, too
remedy-compare-codebooks = What is different?

# Why something cannot be opened: the middle of a sentence, without its full stop.
why-empty = there are no words in it
why-a-codebook = it is a codebook, which holds no text
why-no-such-attribute = { $label } has no attribute “{ $attribute }”
why-in-codebook = the codebook has “{ $id }” already
why-in-use = { $count ->
    [one] 1 mark has
   *[other] { $count } marks have
} the label “{ $label }”; retire it, or make it one with another
why-no-id = it needs a name of at least one letter
why-too-large = it has { $size } MB, and the most that can be opened is { $limit } MB; split it into parts
why-binary = it is { $kind ->
    [archive] an archive
    [picture] a picture
    [sound] a sound recording
    [film] a film
    [program] a program
    [database] a database
    [utf32] in UTF-32, which hardly any program writes
   *[other] something that no program would show as a text
}, not a text
why-binary-with-words = it is { $kind ->
    [pdf] a PDF document
    [word] a Word document
    [spreadsheet] a spreadsheet
    [presentation] a presentation
    [open-document] an OpenDocument text
    [epub] an EPUB book
    [rich-text] a Rich Text document
    [old-office] an Office document from before 2007
   *[other] a document of another program
}, not a plain text; open it in its own program, copy the words and paste them here
why-unknown-encoding = it is neither UTF-8 nor UTF-16, and byte { $byte } at place { $at } is no letter in Windows-1252 either; choose how it was written
why-not-json = it is not whole JSON: line { $line }, column { $column }: { $detail }
why-not-a-document = it is JSON, but no Standpoint document; those have "format": "standpoint/1"
why-a-project = it is a Standpoint project; its articles are in files of their own
why-no-project = there is no Standpoint project in it
why-archive-broken = the archive is damaged ({ $detail })
why-archive-too-large = it holds more than can be opened at once
why-archive-path = it holds a file with a name that no project has (“{ $path }”)
why-archive-packing = “{ $path }” in it is packed in a way that cannot be read
why-several-documents = it holds { $count } documents, one a line; save each as a file of its own
why-other-tool = it looks like a file of { $tool }, not a Standpoint document; open its text instead
why-newer-version = it was written by a newer Standpoint (“{ $found }”) than this one; load this page again to get it
why-unknown-unit = its places are counted in “{ $found }”; a Standpoint document counts in “code_points”
why-missing = “{ $field }” is missing in { $at }
why-wrong-type = “{ $at }” is not as it should be: { $detail }
why-unreadable = the browser could not read it ({ $detail })

# Why the engine stopped.
why-died = it stopped twice over the same text: { $detail }
why-bad-request = it did not take this text: { $detail }

# Why an errand of the background worker came to nothing.
why-errand-failed = { $detail }
why-errand-cancelled = it was stopped
why-errand-outdated = Standpoint was updated meanwhile; load the page again
why-no-errands = the background work for it does not run here: { $detail }
why-other-answer = the background work gave another answer than it was asked for

# Why a change cannot be made.
why-no-mark = the mark “{ $id }” is not there any more
why-no-link = the link “{ $id }” is not there any more
why-no-entity = nobody called “{ $id }” is there any more
why-no-label = the codebook has no label “{ $id }”
why-no-link-type = the codebook has no link “{ $id }”
why-unlinkable = “{ $kind }” cannot lead from { $from } to { $to }
why-no-attribute = the codebook has no value “{ $value }” for “{ $attribute }” of { $label }
why-outside-text = the mark would lie outside the text
why-taken = there is a mark “{ $id }” already
why-retired = the label “{ $label }” is retired, so no more marks get it
why-nothing-to-do = that is so already
why-stale = “{ $id }” has changed meanwhile
why-empty-step = a step of the history is empty

# The first of several things in a file that do not fit.
first-outside = “{ $mark }” is at { $start }–{ $end }, but the text has only { $length } characters
first-backwards = “{ $mark }” ends at { $end }, before its start at { $start }
first-inside-character = “{ $mark }” at { $start }–{ $end } cuts a character in two
first-quote = “{ $mark }” is at “{ $found }”, but its quote is “{ $quote }”
first-unit = They fit the quotes better when they are read as { $unit }
first-no-place = “{ $mark }”
first-twice = “{ $id }”
first-dangling = “{ $link }” leads to “{ $missing }”
first-entity = “{ $mark }” mentions “{ $entity }”

## Comparing annotators

compare-title = Compare annotators
compare-page-annotators = Annotators
compare-page-figures = Agreement
compare-page-differences = Differences
compare-me = me
compare-how = Two or more people who marked the same text, each with the file that they saved; or with all files of a project, which are matched by their texts. Nobody’s file is changed.
compare-own = what is open here
compare-files = { $count ->
    [one] 1 file: { $names }
    [2] 2 files: { $names }
    [3] 3 files: { $names }
   *[other] { $count } files: { $names } …
}
compare-name = Name of annotator { $number }
compare-remove = Leave { $name } out
compare-add = Add an annotator’s files…
compare-whole-project = Compare all articles of the project, not only the open one
compare-suggested = Count suggestions that nobody has looked at, too
compare-start = Compare
compare-stop = Stop
compare-working = Working
compare-too-few = Two annotators are needed: add the files of one more.
compare-nameless = Each annotator needs a name: it says later who said what.
compare-same-name = Two annotators are called “{ $name }”: give each a name of their own, which says later who said what.

compare-article = Article
compare-all-articles = All articles together
compare-basis = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
}, { $words } words, { $characters } characters. Marks of { $names }: { $marks }. { $differences ->
    [0] They differ nowhere.
    [one] They differ in 1 place.
   *[other] They differ in { $differences } places.
}
compare-labels = Marks
compare-attributes = What matched marks say
compare-links = Links
compare-head-label = Label
compare-head-marks = Marks by annotator
compare-head-exact = Exact F1
compare-head-matched = Matched F1
compare-head-alpha = Alpha
compare-head-attribute = Attribute
compare-head-alike = Alike
compare-head-kappa = Kappa
compare-head-link = Type
compare-head-f1 = F1
compare-meanings = What the figures mean
compare-meaning-exact = Exact F1: how many marks one has with the very same edges as the other, from 0 to 1; the mean over all pairs of annotators. Hripcsak and Rothschild, JAMIA 12, 2005.
compare-meaning-matched = Matched F1: the same, with marks that share at least half of their characters.
compare-meaning-alpha = Alpha: Krippendorff’s alpha for unitizing, of all annotators at once, on which characters are marked; 1 is full agreement, 0 what chance would give, below it is worse. Krippendorff, Mathet, Bouvry and Widlöcher, Quality & Quantity 50, 2016.
compare-meaning-kappa = Kappa: how often matched marks say the same, beyond chance; 1 is full agreement, 0 chance. Cohen, Educational and Psychological Measurement 20, 1960; the mean over pairs after Light, Psychological Bulletin 76, 1971.
compare-meaning-links = F1 of links: how many links join the same two matched marks. A dash stands where there is nothing to make a figure of.
compare-left = Not compared

compare-settled-label = Settled
compare-settled = { $settled } of { $all } settled
compare-no-difference = These annotators say the same of this article.
compare-none-listed = None that is listed here.
compare-listed = { $from } to { $to } of { $all }
compare-every-label = Every label
compare-every-respect = Every kind
compare-only-open = Only unsettled ones
compare-respect-presence = marked or not
compare-respect-edges = edges
compare-respect-label = label
compare-respect-entity = actor
compare-respect-links = links
compare-stage = What each says
compare-differ-in = They differ in: { $respects }.
compare-differs = , differs
compare-nothing-here = Nothing is marked here.
compare-no-link = no such link
compare-stands = stands
compare-stands-one = { $name } stands
compare-stands-all = all stand
compare-stands-none = nothing stands
compare-stands-edges = other edges stand
compare-take-both = Both
compare-take-all = All
compare-take-neither = Neither
compare-take-none = None
compare-edges-how = As { $name } has it, with these edges. Move them, or point at a word.
compare-edges-whose = An annotator’s key goes on from theirs.
compare-said-one = “{ $words }” as { $name } has it. { $settled } of { $all } settled.
compare-said-all = “{ $words }” as all have it. { $settled } of { $all } settled.
compare-said-none = Nothing stands of “{ $words }”. { $settled } of { $all } settled.
compare-said-edges = “{ $words }” with other edges. { $settled } of { $all } settled.
compare-said-undone = The choice for “{ $words }” is taken back. { $settled } of { $all } settled.
compare-said-redone = The choice for “{ $words }” is made again. { $settled } of { $all } settled.
compare-said-elsewhere = The choice is in another article, which is shown.
compare-document-title = { $title } (adjudicated)

why-no-marks = “{ $file }” holds a text and no marks. Annotations are compared as Standpoint saves them.
left-other-text = “{ $id }” of { $annotator } has another text than “{ $id }” of { $other }, from character { $at } on. Only the same text to the letter can be compared, so it was left out.
left-not-by-all = { $other } has no document with the text of “{ $id }” of { $annotator }, so it was left out.
left-twice = “{ $id }” of { $annotator } has the same text as an earlier document of theirs, which counts.

group-comparison = Comparing annotators
command-compare = Compare annotators
command-take = Take { $name }
command-take-nth = Take annotator { $number }
command-take-1 = Take the first annotator
command-take-2 = Take the second annotator
command-take-3 = Take the third annotator
command-take-4 = Take the fourth annotator
command-take-5 = Take the fifth annotator
command-take-6 = Take the sixth annotator
command-take-all = Take all
command-take-none = Take none
command-other-edges = Other edges
command-start-back = Start earlier
command-start-on = Start later
command-end-back = End earlier
command-end-on = End later
command-take-edges = Take these edges
command-leave-edges = Leave the edges
command-next-open = Next unsettled
command-previous-open = Previous unsettled
command-next-difference = Next difference
command-previous-difference = Previous difference
command-undo-choice = Take the last choice back
command-redo-choice = Make it again
command-save-adjudicated = Save what is settled
command-open-adjudicated = Open it here

## Formats of others

exchange-working = Working
exchange-stop = Stop
export-title = Save as
export-format = Format
export-whole-project = All articles of the project, not only the open one
export-save = Save…
export-says-all = { $format } says all that is here.
export-cannot-say = What { $format } cannot say:
export-same = Reads back identically: { $articles ->
    [one] 1 article
   *[other] { $articles } articles
} in { $files ->
    [one] 1 file
   *[other] { $files } files
}.
export-different = It does not read back as it was written: { $how }.
export-unread = This is for people and other programs, and cannot be opened here again.
export-overlap = Marks that overlap
export-overlap-longest = the longest stays
export-overlap-by-label = the more important label stays
export-overlap-file-per-label = a file for each label
export-order = Which labels come first:
export-split = Marks in several pieces
export-split-pieces = a mark for each piece
export-split-whole = one mark, with what lies between
export-scheme = Tags
export-scheme-iob1 = IOB1: B where a mark follows one of its label
export-scheme-iob2 = IOB2: B at each beginning
export-scheme-ioe2 = IOE2: E at each end
export-scheme-bilou = BILOU: beginning, inside, last, unit
export-scheme-iobes = IOBES: beginning, inside, end, single
export-negatives = Write rejected suggestions, too, as negatives
export-accepted-only = Leave out suggestions that nobody has looked at

import-title = Open files of other tools
import-format = Format
import-unit = Offsets count
import-choose = which one?
import-plain = texts without marks
import-column = Column with the text
import-found = { $articles ->
    [one] 1 article
   *[other] { $articles } articles
} with { $marks ->
    [one] 1 mark
   *[other] { $marks } marks
}
import-refused = { $count ->
    [one] 1 place cannot be read and will be left out; the rest comes in.
   *[other] { $count } places cannot be read and will be left out; the rest comes in.
}
import-unsaid = { $count ->
    [one] And 1 more.
   *[other] And { $count } more.
}
import-better-unit = The marks fit their words better when offsets count { $unit }.
import-take-unit = Read it so
import-names = What names become
import-names-how = What you choose is proposed again for the next files.
import-becomes = “{ $name }” becomes
import-keep = keep the name
import-take = { $count ->
    [0] Take them in
    [one] Take 1 article in
   *[other] Take { $count } articles in
}
import-came = { $count ->
    [one] 1 article has come in.
   *[other] { $count } articles have come in.
}
notice-no-files = There are no files in that folder.
notice-imported = { $count ->
    [one] 1 article has come in.
   *[other] { $count } articles have come in.
} { $refused ->
    [0] Nothing was left out.
    [one] 1 place could not be read.
   *[other] { $refused } places could not be read.
}
notice-import-stopped = Stopped. { $count ->
    [one] 1 article had come in by then, and is in the list.
   *[other] { $count } articles had come in by then, and are in the list.
}
unit-code_points = code points, as Python counts
unit-utf16 = UTF-16 units, as JavaScript counts
unit-bytes = bytes of UTF-8
unit-graphemes = graphemes
unit-code_points_crlf_as_one = code points, line ends as one
unit-utf16_crlf_as_one = UTF-16 units, line ends as one

train-title = Training set of the project
train-task = To be learned
train-task-tokens = a tag for each token
train-task-spans = marks as stretches of text, which may overlap
train-task-uncertainty = whether a text is uncertain
train-task-uncertainty-type = which types of uncertainty a text has
train-task-position = whether a text has a position in it
train-task-stance = which stance a text takes towards an actor
train-task-pairs = which stance an actor takes on an issue
train-task-relations = which marks are linked: who holds a position
train-task-documents = what an article is filed under
train-format = Written for
train-format-huggingface = Hugging Face datasets (folder)
train-format-spacy = spaCy (DocBin and config.cfg)
train-format-conll = CoNLL (a token a line)
train-format-fasttext = fastText (a text a line)
train-format-csv = scikit-learn (CSV)
train-parquet = Rows in Parquet, rather than JSON lines
train-window = Text of a row
train-window-usual = as is usual for this
train-window-sentence = a sentence
train-window-paragraph = a paragraph
train-window-article = the article
train-window-tokens-128-32 = 128 tokens, 32 of them shared
train-window-tokens-256-64 = 256 tokens, 64 of them shared
train-division = Divided by article
train-division-80-10-10 = training 80 %, validation 10 %, test 10 %
train-division-70-15-15 = training 70 %, validation 15 %, test 15 %
train-division-60-20-20 = training 60 %, validation 20 %, test 20 %
train-division-80-0-20 = training 80 %, test 20 %
train-division-5-folds = 5 folds
train-division-10-folds = 10 folds
train-silver = Suggestions not looked at
train-silver-none = do not count
train-silver-90 = count from 90 % sure, with their confidence for a weight
train-silver-75 = count from 75 % sure, with their confidence for a weight
train-silver-50 = count from 50 % sure, with their confidence for a weight
train-unlabelled = Texts with nothing in them
train-unlabelled-usual = as is usual for this
train-unlabelled-all = all are kept
train-unlabelled-third = a third of them is kept
train-unlabelled-tenth = a tenth of them is kept
train-unlabelled-no = none is kept
train-by-date = Divide by date: the earliest for training, the latest for testing
train-negatives = Write rejected suggestions as negatives
train-frozen = Keep to an earlier test set…
train-name = Name
train-licence = Licence
train-licence-missing = A licence is needed, such as cc-by-4.0.
train-seed = Seed
train-counts = In each part
train-part = Part
train-articles = Articles
train-rows = Rows
train-silver-rows = Of suggestions
train-first-rows = First rows

format-doccano = doccano (JSONL)
format-labelstudio = Label Studio (JSON)
format-prodigy = Prodigy (JSONL)
format-spacy = spaCy (JSON)
format-docbin = spaCy DocBin (.spacy)
format-brat = brat standoff (folder)
format-conll = CoNLL (a token a line)
format-webannotation = W3C Web Annotation (JSON-LD)
format-pubannotation = PubAnnotation (JSON)
format-huggingface = Hugging Face data set (folder)
format-parquet = Hugging Face data set in Parquet (folder)
format-table = Table of texts (CSV)
format-dna = Discourse Network Analyzer (CSV)
format-graphml = Who stands where (GraphML)
format-positions = Positions (CSV)
format-report = Article with its marks (HTML)

format-for-doccano = One article a line, as doccano imports it. Offsets count UTF-16 units.
format-for-labelstudio = Tasks with annotations, suggestions as predictions. Offsets count UTF-16 units.
format-for-prodigy = One task a line with spans and relations; rejected suggestions can be written as answers.
format-for-spacy = Texts with spans, as spaCy converts them.
format-for-docbin = What spaCy trains with, as it is.
format-for-brat = A text and its annotations for each article, in one archive.
format-for-conll = One tag for each token: marks that overlap or are in several pieces have no place.
format-for-webannotation = Annotations with quotes and positions, for the web’s own tools.
format-for-pubannotation = Denotations, relations and attributes of each text.
format-for-huggingface = JSON lines and a card, as the datasets library loads them.
format-for-parquet = The same rows as columns, as the Hub keeps them.
format-for-table = One article a line with its tags; marks have no place.
format-for-dna = A line for each statement: who, which organisation, about what, for or against.
format-for-graphml = Actors, issues and stances as a network, for Gephi, visone or networkx.
format-for-positions = A line for each position with its holder, for a spreadsheet.
format-for-report = A page to be read and printed, whole in itself.

loss-marks = { $count ->
    [one] 1 mark is left out
   *[other] { $count } marks are left out
}
loss-rejected = { $count ->
    [one] 1 rejected suggestion is left out
   *[other] { $count } rejected suggestions are left out
}
loss-suggested = { $count ->
    [one] 1 suggestion that nobody has looked at is written as if accepted
   *[other] { $count } suggestions that nobody has looked at are written as if accepted
}
loss-confidence = { $count ->
    [one] 1 confidence is left out
   *[other] { $count } confidences are left out
}
loss-zero-width = { $count ->
    [one] 1 mark that holds no character, or nothing but blanks, is left out
   *[other] { $count } marks that hold no character, or nothing but blanks, are left out
}
loss-split = { $count ->
    [one] 1 mark in several pieces is written as marks of one piece, or as one
   *[other] { $count } marks in several pieces are written as marks of one piece, or as one
}
loss-blanks = { $count ->
    [one] 1 mark is written without the white space at its edges
   *[other] { $count } marks are written without the white space at their edges
}
loss-spacing = { $count ->
    [one] 1 text is written as tokens, its white space as single blanks
   *[other] { $count } texts are written as tokens, their white space as single blanks
}
loss-edges = { $count ->
    [one] 1 mark is grown to whole tokens
   *[other] { $count } marks are grown to whole tokens
}
loss-sentences = { $count ->
    [one] 1 mark that goes beyond a sentence is written as one for each
   *[other] { $count } marks that go beyond a sentence are written as one for each
}
loss-overlaps = { $count ->
    [one] 1 mark that overlaps another is left out
   *[other] { $count } marks that overlap others are left out
}
loss-duplicates = { $count ->
    [one] 1 mark on the same words under the same label as another is left out
   *[other] { $count } marks on the same words under the same label as others are left out
}
loss-entities = { $count ->
    [one] 1 mark no longer says whom it mentions
   *[other] { $count } marks no longer say whom they mention
}
loss-attributes = { $count ->
    [one] 1 attribute is left out
   *[other] { $count } attributes are left out
}
loss-relations = { $count ->
    [one] 1 link is left out
   *[other] { $count } links are left out
}
loss-notes = { $count ->
    [one] 1 note on a mark is left out
   *[other] { $count } notes on marks are left out
}
loss-document-labels = { $count ->
    [one] 1 tag of an article is left out
   *[other] { $count } tags of articles are left out
}
loss-document-note = { $count ->
    [one] 1 note on an article is left out
   *[other] { $count } notes on articles are left out
}
loss-metadata = { $count ->
    [one] 1 title, source or other field of an article is left out
   *[other] { $count } titles, sources and other fields of articles are left out
}
loss-id = { $count ->
    [one] 1 article loses its id
   *[other] { $count } articles lose their ids
}
loss-names = { $count ->
    [one] 1 name is written with other letters
   *[other] { $count } names are written with other letters
}
loss-values = { $count ->
    [one] 1 value or note is written as a line of words
   *[other] { $count } values or notes are written as lines of words
}
loss-formulas = { $count ->
    [one] 1 text gets an apostrophe, since a spreadsheet would take it for a formula
   *[other] { $count } texts get an apostrophe, since a spreadsheet would take them for formulas
}
loss-sides = { $count ->
    [one] 1 position without a side, a holder or an issue is left out
   *[other] { $count } positions without a side, a holder or an issue are left out
}
loss-provenance = { $count ->
    [one] 1 mark is written without who made it or decided on it
   *[other] { $count } marks are written without who made them or decided on them
}

## The deep reader

deep-title = Read more deeply
deep-what = The instant engine marks in milliseconds. The deep reader takes about a second for an article and finds more of who says what: indirect speech, quotations that run on, holders far from what they hold. It works without a network. What you have decided stays as it is; what it finds is suggested like everything else.
deep-looking = Looking whether it is on this computer…
deep-unsupported = This browser lacks the instructions that the deep reader needs (WebAssembly SIMD). The instant engine goes on marking.
deep-offer = It is fetched once, { $size } MB, and stays on this computer until you remove it.
deep-fetch = Fetch it
deep-resume = Go on fetching
deep-pause = Pause
deep-fetched = { $here } of { $of } MB are here
deep-here = It is on this computer ({ $size } MB).
deep-use = Read every article with it
deep-read = Read this article now
deep-remove = Remove it from this computer
deep-reading = Reading more deeply
deep-stop = Stop
deep-no-place = This browser keeps nothing for this page: it may be a private window, or a page that came without encryption. The instant engine goes on marking.
deep-no-network = It could not be fetched ({ $why }). What has come stays; go on when there is a network.
deep-damaged = What came was not what should have come, and was not kept. Go on fetching to try again; load the page again if that does not help.
deep-full = It could not be kept ({ $why }). Make room on this computer and go on fetching.
deep-outdated = The deep reader is of another version than the page: load the page again.
deep-died = The deep reader has stopped: { $why }. The marks of the instant engine stay.
said-deep-here = The deep reader is on this computer.
said-deep-removed = The deep reader is off this computer.
said-read-deeply = { $count ->
    [one] Read more deeply, 1 suggestion to review
   *[other] Read more deeply, { $count } suggestions to review
}
