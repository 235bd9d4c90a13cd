"""What on a page is not running text: captions, headlines, menus, datelines and the like."""
