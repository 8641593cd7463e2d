namespace RedStation.Grains.Settings;

/// <summary>The program cannot start; the message is a sentence for the person who started it.</summary>
public sealed class StartException(string message, Exception? cause = null) : Exception(message, cause);
