; What the editor colours in JavaScript. A later pattern wins over an earlier one on the same text.
[(comment) (hash_bang_line)] @comment
[(string) (template_string)] @string
(template_substitution) @none
(template_substitution ["${" "}"] @escape)
(escape_sequence) @escape
(regex) @string
(number) @number
[(true) (false) (null) (undefined)] @constant
(identifier) @name
(call_expression function: (identifier) @function)
(call_expression function: (member_expression property: (property_identifier) @function))
(new_expression constructor: (identifier) @type)
(function_declaration name: (identifier) @function)
(function_expression name: (identifier) @function)
(generator_function_declaration name: (identifier) @function)
(method_definition name: (property_identifier) @function)
(variable_declarator name: (identifier) @function value: [(arrow_function) (function_expression)])
(class_declaration name: (identifier) @type)
[(this) (super)] @keyword
["as" "async" "await" "break" "case" "catch" "class" "const" "continue" "debugger" "default" "delete" "do" "else" "export" "extends" "finally" "for" "from" "function" "get" "if" "import" "in" "instanceof" "let" "new" "of" "return" "set" "static" "switch" "throw" "try" "typeof" "var" "void" "while" "with" "yield"] @keyword
