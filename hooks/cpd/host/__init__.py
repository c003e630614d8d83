"""Where MkDocs' files, navigation and contents lists meet ours."""
