namespace RedStation.Silo.Commands;

/// <summary>Something that the silo program can be told to do: <c>silo NAME [switches]</c>.</summary>
internal interface ISiloCommand
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>What it does, in one line for people.</summary>
    string Summary { get; }

    /// <summary>Does it. Returns the program's exit code, 0 when all is well.</summary>
    /// <param name="arguments">What stood behind its name.</param>
    /// <exception cref="RedStation.Grains.Settings.StartException">It cannot be done; the message is a sentence for whoever called it.</exception>
    Task<int> Run(string[] arguments);
}
