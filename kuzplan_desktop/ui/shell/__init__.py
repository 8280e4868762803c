"""The program on the screen: which windows are open, the main window with its menus, the dialogs of the document."""
