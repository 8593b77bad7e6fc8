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
footer-picking = { $kind }: click it, or go to it and press Enter
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
why-engine = Found by the engine: { $reason }.
why-more = What it rests on
why-less = Enough of it
why-asking = The engine is asked…
why-not-learned = What was learned from annotated news does not see a cue here: the rule stands alone.
why-learned-sure = What was learned from annotated news takes this for a cue with { $percent } %. It rests most on:
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
map-rename = Call this issue, in this article
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
settings-title = Look
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
command-sample = Open the sample article
command-save = Save JSON
command-delete-article = Delete this article…
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
command-settings = Look: colours, contrast, text
command-widen-side = Make the panel wide, or as it was
command-help = Keys

## What was done: said after it is done, and when it is undone

step-suggest = { $count ->
    [one] 1 suggestion added
   *[other] { $count } suggestions added
}
step-add-mark = Marked
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
step-entity = Name of the mention changed
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
step-details = Title changed
step-settle = Disagreement settled
step-codebook = Codebook renamed
step-add-label = Label added
step-edit-label = Label changed in the codebook
step-order-labels = Labels put in another order
step-merge-labels = Labels made one
step-split-label = Label split
step-retire-label = Label retired
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

notice-not-opened = That could not be opened: { $why }.
notice-file-not-opened = “{ $name }” could not be opened: { $why }.
notice-file-not-saved = The file could not be written: { $why }. Your work is still here.
notice-encoding-assumed = The file does not say how its letters are written; it was read as { $encoding }. If letters look wrong, read it another way.
notice-characters-replaced = { $count ->
    [one] 1 character could not be read and was
   *[other] { $count } characters could not be read and were
} replaced by �.
notice-controls-removed = { $count ->
    [one] 1 invisible control character was
   *[other] { $count } invisible control characters were
} left out.
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
remedy-restore = Bring it back
remedy-retry-saving = Try again
remedy-save-file = Save JSON
remedy-analyse = Read it again
remedy-take-over = Take over
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
