"""Frame in, Plotly figure out. Streamlit is not imported here."""
