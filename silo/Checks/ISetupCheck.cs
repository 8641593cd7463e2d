namespace RedStation.Silo.Checks;

/// <summary>One thing that must be right before anything starts. It judges what was found out, and finds nothing out itself.</summary>
internal interface ISetupCheck
{
    /// <summary>What is wrong; nothing when all is well, or when what it judges could not be found out.</summary>
    IEnumerable<Finding> Find(SetupFacts facts);
}
