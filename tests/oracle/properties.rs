//! Laws as properties over random models.
