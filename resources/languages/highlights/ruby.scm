; What the editor colours in Ruby. A later pattern wins over an earlier one on the same text.
(comment) @comment
[(string) (bare_string) (subshell) (heredoc_beginning) (heredoc_body) (character) (string_array)] @string
(regex) @string
(interpolation) @none
(escape_sequence) @escape
[(simple_symbol) (delimited_symbol) (hash_key_symbol) (bare_symbol) (symbol_array)] @constant
[(integer) (float) (rational) (complex)] @number
[(true) (false) (nil)] @constant
(constant) @type
[(instance_variable) (class_variable) (global_variable)] @attribute
(identifier) @name
(call method: (identifier) @function)
(method name: (identifier) @function)
(singleton_method name: (identifier) @function)
[(self) (super)] @keyword
["alias" "and" "begin" "break" "case" "class" "def" "defined?" "do" "else" "elsif" "end" "ensure" "for" "if" "in" "module" "next" "not" "or" "redo" "rescue" "retry" "return" "then" "undef" "unless" "until" "when" "while" "yield"] @keyword
