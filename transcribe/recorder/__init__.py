"""Records a meeting: microphone in, a WAV file out that can be played at every moment of its making."""
