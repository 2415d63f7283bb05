; What the editor colours in C++. A later pattern wins over an earlier one on the same text.
(comment) @comment
[(string_literal) (raw_string_literal) (char_literal) (system_lib_string)] @string
(escape_sequence) @escape
(number_literal) @number
[(true) (false) (null)] @constant
(type_identifier) @type
(primitive_type) @type
(sized_type_specifier) @type
(namespace_identifier) @type
(auto) @keyword
(call_expression function: (identifier) @function)
(call_expression function: (qualified_identifier name: (identifier) @function))
(call_expression function: (field_expression field: (field_identifier) @function))
(call_expression function: (template_function name: (identifier) @function))
(function_declarator declarator: (identifier) @function)
(function_declarator declarator: (field_identifier) @function)
(function_declarator declarator: (qualified_identifier name: (identifier) @function))
(template_function name: (identifier) @function)
["#include" "#define" "#if" "#ifdef" "#ifndef" "#else" "#elif" "#endif"] @attribute
(preproc_directive) @attribute
(this) @keyword
["break" "case" "catch" "class" "co_await" "co_return" "co_yield" "concept" "const" "constexpr" "consteval" "continue" "decltype" "default" "delete" "do" "else" "enum" "explicit" "extern" "final" "for" "friend" "goto" "if" "inline" "mutable" "namespace" "new" "noexcept" "operator" "override" "private" "protected" "public" "requires" "return" "sizeof" "static" "static_assert" "struct" "switch" "template" "throw" "try" "typedef" "typename" "union" "using" "virtual" "volatile" "while"] @keyword
