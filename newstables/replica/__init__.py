"""The replica of a store: tables that follow its log by parts and can always be built again."""
