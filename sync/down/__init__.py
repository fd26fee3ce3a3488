"""What headquarters decides, as values: the catalogue, how it differs, how it is rolled out."""
