//! Paper: PDF/A made from typst templates.
