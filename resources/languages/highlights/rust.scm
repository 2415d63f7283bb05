; What the editor colours in Rust. A later pattern wins over an earlier one on the same text.
[(line_comment) (block_comment)] @comment
[(string_literal) (raw_string_literal) (char_literal)] @string
(escape_sequence) @escape
[(integer_literal) (float_literal)] @number
(boolean_literal) @constant
(type_identifier) @type
(primitive_type) @type
(lifetime) @attribute
(attribute_item) @attribute
(inner_attribute_item) @attribute
(call_expression function: (identifier) @function)
(call_expression function: (field_expression field: (field_identifier) @function))
(call_expression function: (scoped_identifier name: (identifier) @function))
(generic_function function: (identifier) @function)
(generic_function function: (scoped_identifier name: (identifier) @function))
(generic_function function: (field_expression field: (field_identifier) @function))
(function_item name: (identifier) @function)
(macro_invocation macro: (identifier) @function "!" @function)
[(self) (super) (crate) (mutable_specifier)] @keyword
["as" "async" "await" "break" "const" "continue" "dyn" "else" "enum" "extern" "fn" "for" "if" "impl" "in" "let" "loop" "match" "mod" "move" "pub" "ref" "return" "static" "struct" "trait" "type" "union" "unsafe" "use" "where" "while"] @keyword
