//! Prisma schemas.

use crowfoot_model::Document;

use crate::options::{COMMENTS, PRISMA_PROVIDER, SCHEMAS};
use crate::{ExportOption, Exporter, Language, Options, Output, prisma};

pub(crate) struct Prisma;

impl Exporter for Prisma {
    fn key(&self) -> &'static str {
        "prisma"
    }

    fn label(&self) -> &'static str {
        "Prisma"
    }

    fn file_name(&self, _: &Document) -> String {
        prisma::FILE.to_owned()
    }

    fn language(&self) -> Language {
        Language::Diagram
    }

    fn options(&self) -> &'static [&'static ExportOption] {
        &[&PRISMA_PROVIDER, &COMMENTS, &SCHEMAS]
    }

    fn export(&self, document: &Document, options: &Options) -> Output {
        prisma::export(document, options)
    }
}
