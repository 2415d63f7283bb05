; What the editor colours in Python. A later pattern wins over an earlier one on the same text.
(comment) @comment
(string) @string
(interpolation) @none
(escape_sequence) @escape
[(integer) (float)] @number
[(true) (false) (none)] @constant
(identifier) @name
(call function: (identifier) @function)
(call function: (attribute attribute: (identifier) @function))
(function_definition name: (identifier) @function)
(class_definition name: (identifier) @type)
(type (identifier) @type)
(decorator "@" @attribute)
(decorator (identifier) @attribute)
(decorator (attribute) @attribute)
(decorator (call function: (_) @attribute))
["and" "as" "assert" "async" "await" "break" "class" "continue" "def" "del" "elif" "else" "except" "finally" "for" "from" "global" "if" "import" "in" "is" "lambda" "nonlocal" "not" "or" "pass" "raise" "return" "try" "while" "with" "yield" "match" "case"] @keyword
