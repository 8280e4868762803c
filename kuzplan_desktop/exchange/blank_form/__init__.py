"""Forms (бланки) that were filled in without the program: their cells become the changes of their author."""
