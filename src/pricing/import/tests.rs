//! Small lists in, imported books out.
