"""What is published, in the forms that others are used to: event feeds, flat files, workbooks, calendars."""
