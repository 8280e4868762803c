"""Files that are to be attached: photos and scans, read, made smaller and freed of what they tell about the camera."""
