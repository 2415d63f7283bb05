; What the editor colours in Java. A later pattern wins over an earlier one on the same text.
[(line_comment) (block_comment)] @comment
[(string_literal) (character_literal)] @string
(escape_sequence) @escape
[(decimal_integer_literal) (hex_integer_literal) (octal_integer_literal) (binary_integer_literal) (decimal_floating_point_literal) (hex_floating_point_literal)] @number
[(true) (false) (null_literal)] @constant
(type_identifier) @type
[(integral_type) (floating_point_type) (boolean_type) (void_type)] @keyword
(method_declaration name: (identifier) @function)
(constructor_declaration name: (identifier) @function)
(method_invocation name: (identifier) @function)
(class_declaration name: (identifier) @type)
(interface_declaration name: (identifier) @type)
(enum_declaration name: (identifier) @type)
(record_declaration name: (identifier) @type)
(marker_annotation "@" @attribute name: (_) @attribute)
(annotation "@" @attribute name: (_) @attribute)
[(this) (super)] @keyword
["abstract" "assert" "break" "case" "catch" "class" "continue" "default" "do" "else" "enum" "extends" "final" "finally" "for" "if" "implements" "import" "instanceof" "interface" "native" "new" "package" "private" "protected" "public" "record" "return" "static" "strictfp" "switch" "synchronized" "throw" "throws" "transient" "try" "volatile" "while" "yield"] @keyword
