namespace RedStation.Api.Http.Pipeline;

/// <summary>Parameters of the query that an endpoint reads by itself, beside those that its method has as texts.</summary>
/// <param name="Names">Their names.</param>
internal sealed record QueryNames(params string[] Names);
